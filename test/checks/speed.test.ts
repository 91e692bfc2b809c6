import { selectChecks } from '../../src/checks/registry.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject } from '../../src/graph/object.js';
import { readManifests } from '../../src/read/manifests.js';
import { deployment, object, service } from './support/manifests.js';

const one = readManifests([
  {
    file: 'one.yaml',
    text: [
      object('ConfigMap', 'api', 'data: { LOG_LEVEL: info }'),
      deployment(
        '',
        `containers: [{ name: api, image: 'api:1', envFrom: [{ configMapRef: { name: api } }],
          ports: [{ name: http, containerPort: 8080 }], readinessProbe: { tcpSocket: { port: http } },
          resources: { requests: { cpu: 100m } } }]`,
      ),
      service('{ name: http, port: 80, targetPort: http }'),
      object(
        'PodDisruptionBudget',
        'api',
        'spec: { maxUnavailable: 1, selector: { matchLabels: { app: api } } }',
        'policy/v1',
      ),
      object(
        'HorizontalPodAutoscaler',
        'api',
        'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 2, maxReplicas: 4 }',
        'autoscaling/v2',
      ),
      object(
        'NetworkPolicy',
        'api',
        'spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress], ingress: [{ ports: [{ port: 8080 }] }] }',
        'networking.k8s.io/v1',
      ),
    ].join('\n'),
  },
]).graph.objects.map(({ manifest }) => JSON.stringify(manifest));

/** So many programs, twenty to a namespace. */
function programs(count: number): Graph {
  const copies = Array.from({ length: count }, (_, i) =>
    one.map(text => text.replaceAll('"api"', `"api-${i}"`).replaceAll('"x"', `"team-${Math.floor(i / 20)}"`)),
  );
  return new Graph(copies.flat().map(text => graphObject(JSON.parse(text))));
}

function milliseconds(count: number): number {
  const graph = programs(count);
  const started = performance.now();
  for (const check of selectChecks()) for (const _ of check.check(graph, { kubernetes: '1.31' }));
  return performance.now() - started;
}

test('ten times the objects take about ten times as long', () => {
  milliseconds(200);
  const best = (count: number) => Math.min(...Array.from({ length: 3 }, () => milliseconds(count)));
  expect(best(2000) / best(200)).toBeLessThan(20);
});
