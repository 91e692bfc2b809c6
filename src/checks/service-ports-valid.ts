import { servicePorts } from '../graph/services.js';
import { type Check, finding } from './check.js';

export const servicePortsValid: Check = {
  id: 'service-ports-valid',
  title: 'The ports of a Service have names and numbers of their own',
  why: 'The API server refuses several ports without names, and two of one name or number.',
  fix: 'Name every port, each with its own name, and use each number once per protocol.',
  severity: 'error',
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
      const seen = new Map<string, string>();
      for (const { path, name, port, protocol } of ports) {
        if (name === undefined) yield finding(service, path, `port ${port} has no name; one of several needs one`);
        for (const [key, field] of [name && [`"${name}"`, 'name'], [`${port}/${protocol}`, 'port']].flatMap(pair =>
          pair ? [pair] : [],
        )) {
          const other = seen.get(`${key}`);
          if (other) yield finding(service, `${path}.${field}`, `${key} is already ${other}`);
          else seen.set(`${key}`, path);
        }
      }
    }
  },
};
