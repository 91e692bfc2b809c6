import type { Backend } from '../graph/backends.js';
import { at, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { namespaceOf } from '../graph/object.js';
import { servicePorts } from '../graph/services.js';
import { didYouMean } from '../problem.js';
import { type Finding, finding } from './check.js';
import { missing, serviceNamed } from './missing.js';
import { portText } from './wording.js';

/** What is wrong with a backend: no such Service, or no such port of it. */
export function* backendFaults(graph: Graph, { from, path, namespace, service, port }: Backend): Iterable<Finding> {
  const target = graph.get('', 'Service', namespace, service);
  if (!target) {
    const names = graph.ofKind('Service').filter(other => namespaceOf(other) === namespace);
    const near = didYouMean(
      service,
      names.map(({ name }) => name),
    );
    const message = `no Service "${service}" in namespace "${namespace}".${near}`;
    yield* missing(graph, finding(from, path, message), serviceNamed(namespace, service));
    return;
  }
  const ports = servicePorts(target);
  const known = ports.some(each => (typeof port === 'number' ? each.port === port : each.name === port));
  if (port === undefined || known || textOf(at(target.manifest, 'spec')['type']) === 'ExternalName') return;
  const asked = typeof port === 'number' ? `${port}` : `"${port}"`;
  yield finding(from, path, `Service "${service}" has no port ${asked}; it has ${portText(ports)}`);
}
