import { peakOf, peakText } from '../../src/graph/peak.js';
import { replicasOf } from '../../src/graph/scaling.js';
import { workloads } from '../../src/graph/workload.js';
import { deployment, object } from '../checks/support/manifests.js';
import { graphOf } from '../checks/support/tester.js';

const hpa = (spec: string) =>
  object(
    'HorizontalPodAutoscaler',
    'api',
    `spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, ${spec} }`,
  );
const scaledObject = object('ScaledObject', 'api', 'spec: { scaleTargetRef: { name: api } }', 'keda.sh/v1alpha1');
const job = (spec: string) =>
  object('Job', 'api', `spec: { ${spec}, template: { spec: { containers: [] } } }`, 'batch/v1');

function first(yaml: string) {
  const graph = graphOf(yaml);
  const [workload] = workloads(graph);
  if (!workload) throw new Error('no workload');
  return { ...replicasOf(graph, workload), peak: peakText(peakOf(graph, workload)) };
}

test.each([
  ['one pod where nothing is said', deployment(), { min: 1, max: 1, peak: '(1 + 1 surge)' }],
  ['a quarter more in a rollout', deployment('replicas: 8'), { min: 8, max: 8, peak: '(8 + 2 surge)' }],
  [
    'the surge that is said',
    deployment('replicas: 8\n  strategy: { rollingUpdate: { maxSurge: 0 } }'),
    { min: 8, max: 8, peak: '8' },
  ],
  ['no surge when all are replaced', deployment('strategy: { type: Recreate }'), { min: 1, max: 1, peak: '1' }],
  [
    'an autoscaler, whatever the workload says',
    deployment('replicas: 3') + hpa('minReplicas: 2, maxReplicas: 6'),
    { min: 2, max: 6, peak: '(6 + 2 surge)' },
  ],
  [
    'both of two autoscalers',
    deployment() + hpa('maxReplicas: 6') + scaledObject,
    { min: 0, max: 100, peak: '(100 + 25 surge)' },
  ],
  ['the parallel pods of a Job', job('parallelism: 4'), { min: 4, max: 4, peak: '4' }],
  ['no more pods of a Job than it completes', job('parallelism: 4, completions: 3'), { min: 3, max: 3, peak: '3' }],
  ['one pod of a Job at a time', job('completions: 3'), { min: 1, max: 1, peak: '1' }],
  [
    'a StatefulSet adds none',
    deployment('replicas: 3', 'containers: []', 'StatefulSet'),
    { min: 3, max: 3, peak: '3' },
  ],
])('%s', (_, yaml, expected) => {
  expect(first(yaml)).toEqual(expected);
});
