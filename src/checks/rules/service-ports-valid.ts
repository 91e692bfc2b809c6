import type { GraphObject } from '../../graph/object.js';
import { type ServicePort, servicePorts } from '../../graph/services.js';
import { type Check, type Finding, finding } from '../check.js';

export const servicePortsValid: Check = {
  id: 'service-ports-valid',
  title: 'The ports of a Service have names and numbers of their own',
  why: 'The API server refuses several ports without names, and two of one name or number.',
  fix: 'Name every port, each with its own name, and use each number once per protocol.',
  category: 'server',
  severity: 'error',
  kinds: ['Service'],
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { ports: [{ port: 80 }, { name: metrics, port: 9090 }] }
`,
  *check(graph) {
    for (const service of graph.ofKind('Service')) {
      const ports = servicePorts(service);
      if (ports.length < 2) continue;
      for (const { path, name, port } of ports) {
        if (name === undefined) yield finding(service, path, `port ${port} has no name; one of several needs one`);
      }
      yield* repeated(service, 'name', ports, ({ name }) => name && `"${name}"`);
      yield* repeated(service, 'port', ports, ({ port, protocol }) => `${port}/${protocol}`);
    }
  },
};

function* repeated(
  service: GraphObject,
  field: string,
  ports: readonly ServicePort[],
  textOf: (port: ServicePort) => string | undefined,
): Iterable<Finding> {
  const first = new Map<string, string>();
  for (const port of ports) {
    const text = textOf(port);
    const other = text && first.get(text);
    if (other) yield finding(service, `${port.path}.${field}`, `${text} is already ${other}`);
    else if (text) first.set(text, port.path);
  }
}
