import type { Fleet } from '../../src/fleet/fleet.js';
import { at, fieldsOf, listOf, textMapOf, textOf } from '../../src/graph/fields.js';
import { graphOf } from '../../src/graph/from-app.js';
import type { Graph } from '../../src/graph/graph.js';
import type { GraphObject } from '../../src/graph/object.js';
import { podTemplateOf } from '../../src/graph/pod-template.js';
import { rules } from '../../src/graph/prometheus-rules.js';
import { systemAround } from '../../src/intent/unit.js';

/** What was decided for a system, by subject: which secret a variable is, who calls whom, who receives which alert. */
export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The tables of each system: those of production, and what staging and development have otherwise, null where it is missing. */
export function decisions(fleet: Fleet) {
  const graphs = new Map(fleet.environments.map(each => [each.name, graphOf(fleet.declare(each))]));
  return Object.fromEntries(
    Object.keys(fleet.systems).map(system => {
      const production = tablesIn(graphs, system, 'production');
      const others = (environment: string) => differing(production, tablesIn(graphs, system, environment));
      return [system, { production, staging: others('staging'), development: others('development') }];
    }),
  );
}

/** The tables of a system, with the namespace that it has in production: an entry that is the same reads the same. */
function tablesIn(graphs: ReadonlyMap<string, Graph>, system: string, environment: string): Tables {
  const namespaceIn = (name: string) =>
    graphs
      .get(name)!
      .intents('unit')
      .find(({ value }) => value.system === system)!.value.namespace!;
  const own = new RegExp(`(?<![\\w-])${namespaceIn(environment)}(?![\\w-])`, 'g');
  const text = JSON.stringify(tablesOf(graphs.get(environment)!, system));
  return JSON.parse(text.replace(own, namespaceIn('production'))) as Tables;
}

function differing(base: Tables, tables: Tables): Record<string, Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(tables).map(([subject, entries]) => {
      const known = base[subject]!;
      const keys = [...new Set([...Object.keys(known), ...Object.keys(entries)])].sort();
      const changed = keys.filter(key => known[key] !== entries[key]);
      return [subject, Object.fromEntries(changed.map(key => [key, entries[key] ?? null]))];
    }),
  );
}

/** The tables of a system in one environment, from what is rendered. */
function tablesOf(graph: Graph, system: string): Tables {
  const objects = graph.objects.filter(({ unit }) => unit?.system === system);
  return {
    objects: sorted(objects.map(({ kind, namespace, name }) => [`${kind} ${namespace ?? ''}/${name}`, ''] as const)),
    secrets: secrets(objects),
    calls: calls(graph, objects),
    alerts: alerts(graph, system),
    routes: routes(objects),
    pods: pods(objects),
    settings: settings(objects),
    ranges: ranges(objects),
    panels: panels(objects),
    templates: templates(graph, system),
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
        `${alert.severity} for ${alert.for ?? '0s'}: ${alert.threshold}: ${selectors(alert.expr).join(', ')}`,
      ] as const;
    }),
    ...recorded.map(({ record, labels, expr }) => [`${labels['service']} ${labels['slo']} ${record}`, expr] as const),
  ]);
}

/** The series that an expression asks for. */
const selectors = (expr: string) => [...new Set(expr.match(/[\w:]+\{[^}]*\}/g) ?? [])];

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
            annotations: scrapedBy(template.metadata['annotations']),
            user: at(template.spec, 'securityContext')['runAsUser'],
            folders: listOf(template.spec['volumes'])
              .map(volume => fieldsOf(volume)['emptyDir'])
              .filter(Boolean),
            grace: template.spec['terminationGracePeriodSeconds'],
          }),
        ] as const;
      });
    }),
  );
}

/** The annotations that Prometheus reads; the others are checksums, and for other programs. */
const scrapedBy = (annotations: unknown) =>
  Object.fromEntries(Object.entries(fieldsOf(annotations)).filter(([key]) => key.startsWith('prometheus.io/')));

/** Which addresses outside of the cluster a policy opens. */
function ranges(objects: readonly GraphObject[]) {
  return sorted(
    objects
      .filter(({ kind }) => kind === 'NetworkPolicy')
      .flatMap(({ name, namespace, manifest }) =>
        listOf(at(manifest, 'spec')['egress']).flatMap(rule => {
          const { to, ports } = fieldsOf(rule);
          const cidrs = listOf(to).flatMap(peer => textOf(at(fieldsOf(peer), 'ipBlock')['cidr']) ?? []);
          const port = listOf(ports).map(each => fieldsOf(each)['port']);
          return cidrs.length > 0 ? [[`${namespace}/${name} ${port.join(', ')}`, cidrs.join(' ')] as const] : [];
        }),
      ),
  );
}

/** What the panels of each dashboard ask. */
function panels(objects: readonly GraphObject[]) {
  return sorted(
    objects
      .filter(({ kind }) => kind === 'ConfigMap')
      .flatMap(({ manifest }) => Object.values(textMapOf(at(manifest, 'data'))))
      .filter(text => text.startsWith('{') && text.includes('"panels"'))
      .flatMap(text => {
        const dashboard = JSON.parse(text);
        return listOf(dashboard.panels).map(panel => {
          const { id, title, targets, fieldConfig } = fieldsOf(panel);
          const { unit, thresholds } = at(fieldsOf(fieldConfig), 'defaults');
          const queries = listOf(targets).map(target => fieldsOf(target)['expr']);
          return [`${dashboard.uid} ${id} ${title}`, JSON.stringify({ unit, thresholds, queries })] as const;
        });
      }),
  );
}

/** What others must make, and what people apply by hand: variables of Terraform, policies of buckets, a migration back. */
function templates(graph: Graph, system: string) {
  return sorted(
    graph
      .intents('template')
      .filter(({ by }) => systemAround(by) === system)
      .flatMap(({ value: { file, text, objects = [] } }) => [
        ...(/[.](json|tfvars)$|retention/.test(file) ? [[file, text] as const] : []),
        ...objects.map((object, i) => [`${file} ${i}`, JSON.stringify(object)] as const),
      ]),
  );
}

/** What the other objects are set to, where a number, a time or a name of it was chosen. */
function settings(objects: readonly GraphObject[]) {
  const chosen = new Set([
    ...['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ScaledObject', 'ServiceMonitor', 'PodMonitor', 'CronJob'],
    ...['Cluster', 'Pooler', 'ObjectStore', 'ScheduledBackup', 'Schedule', 'Prometheus', 'Alertmanager', 'Service'],
    ...['AlertmanagerConfig', 'ResourceQuota', 'VerticalPodAutoscaler', 'Certificate', 'PersistentVolumeClaim'],
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
