import { at, textMapOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { provided } from '../../graph/provided.js';
import { referencesTo } from '../../graph/references.js';
import { workloadFor } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** Pods that go on running: a job reads its secrets anew at each run. */
const lasting = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

export const rotationNoticed: Check = {
  id: 'rotation-noticed',
  title: 'Something restarts the pods when a secret that they read into variables changes',
  why: 'A variable keeps the old value: after a rotation the program is refused until somebody restarts it.',
  fix: 'Let Reloader watch the Secret (secret.reloader.stakater.com/reload), or mount it and let the program read the file again.',
  category: 'secrets',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'strict',
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
    const seen = new Set<string>();
    for (const { from, path, namespace, name } of referencesTo(graph, 'Secret')) {
      const place = `${from.kind}/${namespace}/${from.name}/${name}`;
      if (!lasting.has(from.kind) || !/\.env(?:From)?\[/.test(path) || seen.has(place)) continue;
      seen.add(place);
      const rotated = provided(graph, 'Secret', namespace, name).some(({ by }) => by.kind === 'ExternalSecret');
      if (!rotated || isWatched(graph, from, name)) continue;
      yield finding(from, path, `reads Secret "${name}" into variables, and nothing restarts it when that changes`);
    }
  },
};

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
