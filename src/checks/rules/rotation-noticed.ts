import { at, textMapOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { databaseOperatorSecrets } from '../../graph/operator-secrets.js';
import { type Provided, provided } from '../../graph/provided.js';
import { referencesTo } from '../../graph/references.js';
import { workloadFor } from '../../graph/workload.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** Pods that go on running: a job reads its secrets anew at each run. */
const lasting = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);
/** Kinds whose Secrets change by themselves. */
const rotating = new Set(['ExternalSecret', 'Certificate']);

export const rotationNoticed: Check = {
  id: 'rotation-noticed',
  title: 'Whatever reads a Secret once is made to read it again when it changes',
  why: 'A variable keeps the old value, and so does an operator that does not watch the Secret: after a rotation one side has the new password and the other the old one, and every connection is refused.',
  fix: 'Let Reloader watch the Secret (secret.reloader.stakater.com/reload), or mount it and let the program read the file again.',
  category: 'secrets',
  severity: 'warning',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
  fails: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: database }
spec: { refreshInterval: 1h, data: [{ secretKey: password, remoteRef: { key: shop, property: password } }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers: [{ name: api, image: 'api:1', envFrom: [{ secretRef: { name: database } }] }]
`,
  *check(graph) {
    yield* variables(graph);
    yield* operators(graph);
  },
};

/** What pods read into variables. */
function* variables(graph: Graph): Iterable<Finding> {
  const seen = new Set<string>();
  for (const { from, path, namespace, name } of referencesTo(graph, 'Secret')) {
    const place = `${from.kind}/${namespace}/${from.name}/${name}`;
    if (!lasting.has(from.kind) || !/\.env(?:From)?\[/.test(path) || seen.has(place)) continue;
    seen.add(place);
    const isRotated = provided(graph, 'Secret', namespace, name).some(({ by }) => by.kind === 'ExternalSecret');
    if (!isRotated || isWatched(graph, from, name)) continue;
    yield finding(from, path, `reads Secret "${name}" into variables, and nothing restarts it when that changes`);
  }
}

/** What CloudNativePG reads: of Secrets that it has not made, it watches those with a label of its own. */
function* operators(graph: Graph): Iterable<Finding> {
  for (const { from, path, namespace, name } of databaseOperatorSecrets(graph)) {
    const makers = provided(graph, 'Secret', namespace, name).filter(({ by }) => rotating.has(by.kind));
    if (makers.length === 0 || makers.some(isReloaded)) continue;
    const message = `reads Secret "${name}", which has no label ${reloadLabel}: CloudNativePG does not notice that it changes`;
    yield finding(
      from,
      path,
      message,
      `Give the Secret the label ${reloadLabel}: "true", in the template of what makes it.`,
    );
  }
}

const reloadLabel = 'cnpg.io/reload';
const isReloaded = ({ labels }: Provided): boolean => Object.hasOwn(labels, reloadLabel);

const prefix = 'secret.reloader.stakater.com';

function isWatched(graph: Graph, object: Parameters<typeof workloadFor>[1] & object, secret: string): boolean {
  const own = textMapOf(object.manifest.metadata.annotations);
  const pods = textMapOf(at(workloadFor(graph, object)?.metadata, 'annotations'));
  return [own, pods].some(annotations => {
    const automatic = ['reloader.stakater.com/auto', `${prefix}/auto`].some(name => annotations[name] === 'true');
    const named =
      textOf(annotations[`${prefix}/reload`])
        ?.split(',')
        .map(each => each.trim()) ?? [];
    return automatic || named.includes(secret);
  });
}
