import { groupOf } from '../manifest/group.js';
import { schemaTables } from '../schema/tables.js';
import { at, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';

/** Groups of custom kinds that only configure what is there: no operator makes pods, Secrets or Services of them. */
const configuring = new Set([
  'config.istio.io',
  'configuration.konghq.com',
  'crd.projectcalico.org',
  'extensions.istio.io',
  'grafana.integreatly.org',
  'kyverno.io',
  'metallb.io',
  'networking.istio.io',
  'policies.kyverno.io',
  'policy.linkerd.io',
  'projectcalico.org',
  'projectcontour.io',
  'route.openshift.io',
  'security.istio.io',
  'security.openshift.io',
  'snapshot.storage.k8s.io',
  'telemetry.istio.io',
  'traefik.containo.us',
  'traefik.io',
]);

/** Kinds that have a schema here, and of which their operators make more than the schema tells. */
const making = new Set(['monitoring.coreos.com/ThanosRuler', 'monitoring.coreos.com/PrometheusAgent']);

/**
 * An object of a namespace from which something may be made that no manifest shows: a custom resource of a kind that
 * plainsail does not know, or a Helm release from a repository of charts.
 */
export const makerIn = (graph: Graph, namespace: string): GraphObject | undefined => makers(graph).get(namespace);

const makers = perGraph(graph => {
  const found = new Map<string, GraphObject>();
  for (const object of graph.objects) {
    const namespace = namespaceMadeIn(object);
    if (namespace !== undefined && !found.has(namespace)) found.set(namespace, object);
  }
  return found;
});

function namespaceMadeIn(object: GraphObject): string | undefined {
  const { group, kind, manifest } = object;
  if (!group.includes('.') || (group.endsWith('.k8s.io') && !group.endsWith('.x-k8s.io'))) return undefined;
  const spec = at(manifest, 'spec');
  if (group === 'helm.toolkit.fluxcd.io') return textOf(spec['targetNamespace']) ?? namespaceOf(object);
  if (group === 'argoproj.io' && kind === 'Application') {
    const sources = [spec['source'], ...listOf(spec['sources'])];
    const ofChart = sources.some(source => textOf(at(source)['chart']) !== undefined);
    return ofChart ? (textOf(at(spec, 'destination')['namespace']) ?? namespaceOf(object)) : undefined;
  }
  if (configuring.has(group)) return undefined;
  if (known().has(`${group}/${kind}`) && !making.has(`${group}/${kind}`)) return undefined;
  return namespaceOf(object);
}

let kinds: ReadonlySet<string> | undefined;

/** The kinds of the schema tables, whatever their version. */
function known(): ReadonlySet<string> {
  kinds ??= new Set(
    [...schemaTables.apiVersions()].flatMap(([apiVersion, { namespaced, cluster }]) =>
      [...namespaced, ...cluster].map(kind => `${groupOf(apiVersion)}/${kind}`),
    ),
  );
  return kinds;
}
