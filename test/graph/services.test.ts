import { claims } from '../../src/graph/claims.js';
import { podsWithLabels } from '../../src/graph/label-index.js';
import { isPort, podPorts, podsBehind, servicePorts } from '../../src/graph/services.js';
import { workloads } from '../../src/graph/workload.js';
import { readManifests } from '../../src/read/manifests.js';

const graphOf = (...documents: readonly string[]) =>
  readManifests([{ file: 'a.yaml', text: documents.join('\n---\n') }]).graph;
const pod = (name: string, spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name} } }\nspec: { ${spec} }`;
const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: s }\nspec: { ${spec} }`;

test('a port of a Service leads to its target, by name or number, or to its own number', () => {
  const ports =
    'ports: [{ port: 80 }, { port: 81, targetPort: http, name: web }, { port: 82, targetPort: 8082, protocol: UDP }]';
  expect(servicePorts(graphOf(service(ports)).objects[0]!)).toEqual([
    { path: 'spec.ports[0]', name: undefined, port: 80, protocol: 'TCP', target: 80 },
    { path: 'spec.ports[1]', name: 'web', port: 81, protocol: 'TCP', target: 'http' },
    { path: 'spec.ports[2]', name: undefined, port: 82, protocol: 'UDP', target: 8082 },
  ]);
});

test('a pod has the ports of what runs as long as it does', () => {
  const container = (port: number, more = '') => `{ name: c${port}, ports: [{ containerPort: ${port} }]${more} }`;
  const spec = `containers: [${container(1)}], initContainers: [${container(2)}, ${container(3, ', restartPolicy: Always')}]`;
  const [made] = workloads(graphOf(pod('a', spec)));
  expect(podPorts(made!).map(({ path, port }) => [path, port])).toEqual([
    ['spec.containers[0].ports[0]', 1],
    ['spec.initContainers[1].ports[0]', 3],
  ]);
});

test('a port is one of the same protocol', () => {
  const port = { path: '', name: 'dns', port: 53, protocol: 'UDP' };
  const found = [
    isPort(53, 'UDP'),
    isPort('dns', 'UDP'),
    isPort(53, 'TCP'),
    isPort('53', 'UDP'),
    isPort(undefined, 'UDP'),
  ];
  expect(found.map(is => is(port))).toEqual([true, true, false, false, false]);
});

test('a Service that selects nothing has no pods behind it', () => {
  const graph = graphOf(pod('a', ''), pod('b', ''), service('selector: { app: a }'));
  expect(podsBehind(graph, graph.ofKind('Service')[0]!).map(({ object }) => object.name)).toEqual(['a']);
  expect(podsWithLabels(graph, 'default', {})).toEqual([]);
  expect(podsWithLabels(graph, 'default', undefined)).toEqual([]);
});

test('what a StatefulSet claims is counted at its maximum', () => {
  const set = `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec: { replicas: 1, volumeClaimTemplates: [{ spec: { storageClassName: fast, resources: { requests: { storage: 1Gi } } } }] }`;
  const scaler = `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: db }\nspec: { scaleTargetRef: { kind: StatefulSet, name: db }, minReplicas: 2, maxReplicas: 5 }`;
  expect(claims(graphOf(set, scaler))).toMatchObject([{ count: 5, size: '1Gi', storageClass: 'fast' }]);
});
