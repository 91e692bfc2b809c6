import { row, table } from '../../config/documentation/markdown.js';
import type { Environment } from '../../environment/environment.js';
import { isExample } from '../../environment/provided.js';
import { assumptions } from '../../graph/assumptions.js';
import type { Graph } from '../../graph/graph.js';
import { placeholders } from '../../graph/placeholders.js';
import { formatObject } from '../../problem.js';
import { bucketsOf } from './buckets.js';
import { customKinds } from './custom-kinds.js';
import { registriesOf } from './images.js';
import { readMetrics } from './metrics.js';
import { namesOutside, platformPorts, publicHosts } from './network.js';
import { secretPaths } from './secrets.js';

/** Everything that the systems of an environment take for granted and do not render. */
export function platformPage(environment: Environment, graph: Graph): string {
  const { name, cluster, props } = environment;
  return `${[
    `# The platform of ${name}`,
    `What the systems of this environment take for granted and do not render. Objects that can be applied as they are: [${name}.yaml](${name}.yaml). Kubernetes ${cluster.kubernetes}.`,
    section(
      'Objects',
      ['kind', 'name', 'named by'],
      assumptions(graph).map(each => [each.kind, code(each.name), formatObject(each.from)]),
    ),
    section(
      'Kinds of operators',
      ['API', 'kinds', 'operator', 'version that the schemas are of'],
      customKinds(graph).map(({ api, kinds, operators }) => [
        code(api),
        kinds.join(', '),
        operators.map(each => each.name).join(', '),
        operators.map(each => each.version).join(', '),
      ]),
    ),
    section(
      'Images',
      ['registry', 'repositories'],
      registriesOf(graph).map(each => [code(each.registry), each.repositories.map(code).join(', ')]),
      cluster.pullSecret === undefined
        ? 'Pulled without a secret: the nodes may read private registries by an account of their own, or the environment states `pullSecret`, the name of a pull secret that is in every namespace.'
        : `Pulled with the secret ${code(cluster.pullSecret)}, which somebody makes in every namespace.`,
    ),
    section(
      'Pods of the platform',
      ['namespace', 'labels', 'direction', 'ports', 'why'],
      platformPorts(graph).map(each => [
        code(each.namespace),
        code(each.labels),
        each.direction,
        each.ports,
        each.reason,
      ]),
      'Policies let these pods in, or let ours out to them. Where the labels are others, nothing arrives.',
    ),
    section(
      'Metrics that others expose',
      ['exporter', 'metrics', 'in rules of'],
      readMetrics(graph).map(each => [each.exporter, each.metrics.map(code).join(', '), each.systems.join(', ')]),
      cluster.prometheus
        ? `The platform has them scraped, by monitors with the labels ${code(labelsText(cluster.prometheus.selects))}. Without them the alerts that ask for them are silent. It also watches Prometheus itself: an alert that always fires, and somebody who notices when it stops.`
        : 'Prometheus is not a fact of this environment.',
    ),
    section(
      'Names outside',
      ['host', 'ports', 'addresses', 'called by', 'what the policy cannot hold'],
      namesOutside(graph).map(each => [code(each.host), each.ports, each.addresses, each.callers, each.limits]),
      cluster.networkPolicies === 'cilium'
        ? 'Policies go by the name.'
        : 'Policies know addresses alone: a pod that may reach one name may reach every server at its addresses, on that port.',
    ),
    section(
      'Public names',
      ['host', 'route'],
      publicHosts(graph).map(each => [code(each.host), each.route]),
      'DNS must point them to the entry point.',
    ),
    section(
      'Buckets',
      ['bucket', 'used by'],
      bucketsOf(graph).map(each => [code(each.bucket), each.by]),
    ),
    section(
      'Stores that somebody else runs',
      ['system', 'store', 'protocol', 'who watches it'],
      managed(environment),
      'No exporter of ours reads them: their alerts (unreachable, full, out of connections, failed backups) are those of whoever runs them, and go to the same people. Our own pages say when requests fail because of them.',
    ),
    section(
      'Secrets',
      ['path', 'keys', 'read by', 'command'],
      secretPaths(graph).map(({ path, keys, consumers }) => [
        code(path),
        keys.map(code).join(', '),
        consumers.join(', '),
        code(`vault kv put secret/${path} ${keys.map(key => `${key}=@${key}`).join(' ')}`),
      ]),
      `Each key is read from a file of its name, so that no value is in a shell's history. Replaced every ${cluster.secretStore.rotation ?? '90d'}. A path is written whole: what is left out of the command is removed.`,
    ),
    section(
      'Placeholders',
      ['value', 'first in', 'objects'],
      placeholders(graph).map(({ value, object, path, objects }) => [
        code(value),
        `${formatObject(object)} ${path}`,
        String(objects),
      ]),
      isExample(props.domain)
        ? `The domain ${props.domain} can be nobody's, so this environment is an example and its placeholders are accepted. With a domain of your own, production is refused while one of them is left.`
        : 'Production is refused while one of them is left that `placeholders` of the environment does not list.',
    ),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

const code = (text: string) => (text === '' ? '' : `\`${text}\``);
const labelsText = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(',');

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[], text = ''): string {
  if (rows.length === 0) return '';
  const lines = table(heads, rows.map(row));
  return [`## ${title}`, text, lines.join('\n')].filter(Boolean).join('\n\n');
}

function managed({ props: { stores } }: Environment): readonly (readonly string[])[] {
  return Object.entries(stores).flatMap(([system, placed]) =>
    Object.entries(placed)
      .filter(([, { managed: isManaged }]) => isManaged)
      .map(([store, { protocol }]) => [system, store, protocol, 'whoever runs it']),
  );
}
