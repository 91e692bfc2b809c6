import { at, fieldsOf, listOf, textMapOf, textOf } from '../../src/graph/fields.js';
import type { Graph } from '../../src/graph/graph.js';
import type { GraphObject } from '../../src/graph/object.js';
import { podTemplateOf } from '../../src/graph/pod-template.js';
import { rules } from '../../src/graph/prometheus-rules.js';

/** What was decided for a system, by subject: which secret a variable is, who calls whom, who receives which alert. */
export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The tables of a system in one environment, from what is rendered. */
export function tablesOf(graph: Graph, system: string): Tables {
  const objects = graph.objects.filter(({ unit }) => unit?.system === system);
  return {
    objects: sorted(objects.map(({ kind, namespace, name }) => [`${kind} ${namespace ?? ''}/${name}`, ''] as const)),
    secrets: secrets(objects),
    calls: calls(graph, objects),
    alerts: alerts(graph, system),
    routes: routes(objects),
    pods: pods(objects),
    settings: settings(objects),
  };
}

const sorted = (entries: Iterable<readonly [string, string]>) =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** `codeai-secrets CODEAI_JWT_SECRET` → `codeai/jwt#secret` */
function secrets(objects: readonly GraphObject[]) {
  return sorted(
    objects
      .filter(({ kind }) => kind === 'ExternalSecret')
      .flatMap(({ name, manifest }) => {
        const spec = at(manifest, 'spec');
        const sources = new Map(
          listOf(spec['data']).map(entry => {
            const { key, property } = at(entry, 'remoteRef');
            return [String(fieldsOf(entry)['secretKey']), `${key}#${property}`];
          }),
        );
        const template = textMapOf(at(spec, 'target', 'template')['data']);
        if (Object.keys(template).length === 0)
          return [...sources].map(([key, source]) => [`${name} ${key}`, source] as const);
        return Object.entries(template).map(([key, text]) => {
          const used = [...text.matchAll(/\.(\w+)/g)].flatMap(([, source]) => sources.get(source!) ?? []);
          return [`${name} ${key}`, [...new Set(used)].join(', ')] as const;
        });
      }),
  );
}

function calls(graph: Graph, objects: readonly GraphObject[]) {
  const namespaces = new Set(objects.map(({ namespace }) => namespace));
  const found = new Map<string, Set<string>>();
  for (const { value } of graph.intents('call')) {
    const { from, to } = value;
    if (!namespaces.has(from.namespace)) continue;
    const key = `${from.namespace} ${JSON.stringify(from.pods)}`;
    const target =
      'pods' in to.peer ? `${to.peer.namespace} ${JSON.stringify(to.peer.pods)}` : (to.peer.hosts ?? []).join(',');
    found.set(key, (found.get(key) ?? new Set()).add(`${target}:${to.port}`));
  }
  return sorted([...found].map(([from, targets]) => [from, [...targets].sort().join('; ')] as const));
}

function alerts(graph: Graph, system: string) {
  const declared = graph.intents('alert').filter(({ value }) => value.system === system);
  const recorded = rules(graph).filter(
    ({ object, record }) => object.unit?.system === system && record?.endsWith('rate5m'),
  );
  return sorted([
    ...declared.map(({ value: { component, alert } }) => {
      const name = [component, alert.name, ...Object.values(alert.labels ?? {})].join(' ');
      return [
        name,
        `${alert.severity} for ${alert.for ?? '0s'}: ${alert.threshold}: ${alert.metrics.map(each => each.name).join(', ')}`,
      ] as const;
    }),
    ...recorded.map(({ record, labels, expr }) => [`${labels['service']} ${labels['slo']} ${record}`, expr] as const),
  ]);
}

function routes(objects: readonly GraphObject[]) {
  return sorted(
    objects
      .filter(({ kind }) => kind === 'Ingress')
      .flatMap(({ name, manifest }) => [
        ...Object.entries(textMapOf(at(manifest, 'metadata', 'annotations')))
          .filter(([key]) => key.startsWith('nginx.'))
          .map(([key, value]) => [`${name} ${key.slice(key.indexOf('/') + 1)}`, value] as const),
        [`${name} rules`, JSON.stringify(at(manifest, 'spec')['rules'])] as const,
      ]),
  );
}

/** What each pod is: image without registry, ports, probes, resources, and who it runs as. */
function pods(objects: readonly GraphObject[]) {
  return sorted(
    objects.flatMap(object => {
      const template = podTemplateOf(object);
      if (!template) return [];
      return listOf(template.spec['containers']).map(container => {
        const { name, image, resources, livenessProbe, readinessProbe, command, args, ports } = fieldsOf(container);
        const facts = { image, resources, livenessProbe, readinessProbe, command, args, ports };
        const { replicas } = at(object.manifest, 'spec');
        return [
          `${object.kind} ${object.name} ${name}`,
          JSON.stringify({
            ...facts,
            replicas,
            labels: template.metadata['labels'],
            grace: template.spec['terminationGracePeriodSeconds'],
          }),
        ] as const;
      });
    }),
  );
}

/** What the other objects are set to, where a number, a time or a name of it was chosen. */
function settings(objects: readonly GraphObject[]) {
  const chosen = new Set([
    ...['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ScaledObject', 'ServiceMonitor', 'PodMonitor', 'CronJob'],
    ...['Cluster', 'Pooler', 'ObjectStore', 'ScheduledBackup', 'Schedule', 'Prometheus', 'Alertmanager', 'Service'],
  ]);
  return sorted([
    ...objects
      .filter(({ kind }) => chosen.has(kind))
      .map(({ kind, name, namespace, manifest }) => {
        const { jobTemplate: _, ...spec } = at(manifest, 'spec');
        return [`${kind} ${namespace}/${name}`, JSON.stringify(spec)] as const;
      }),
    ...objects
      .filter(
        ({ kind, manifest }) =>
          kind === 'ConfigMap' && !textOf(Object.values(at(manifest, 'data'))[0])?.startsWith('{'),
      )
      .flatMap(({ name, namespace, manifest }) =>
        Object.entries(textMapOf(at(manifest, 'data'))).map(
          ([key, value]) => [`ConfigMap ${namespace}/${name} ${key}`, value] as const,
        ),
      ),
  ]);
}
