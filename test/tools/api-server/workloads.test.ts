const { unrest } = require('../../../tools/api-server/workloads.js');

const metadata = { name: 'a', namespace: 'n', generation: 2 };
const rest = { replicas: 2, readyReplicas: 2, updatedReplicas: 2, observedGeneration: 2 };
const says = (object: { kind: string }) =>
  unrest({ list: async (_: string, kind: string) => (kind === object.kind ? [object] : []) });
const deployment = (status: object) => ({ kind: 'Deployment', metadata, spec: { replicas: 2 }, status });

it('is over when every pod is ready and current, and none is left over', async () => {
  expect(await says(deployment(rest))).toEqual([]);
});

it.each([
  ['a generation not seen', { ...rest, observedGeneration: 1 }],
  ['an old pod', { ...rest, updatedReplicas: 1 }],
  ['a pod left over', { ...rest, replicas: 3 }],
  ['a pod not ready', { ...rest, readyReplicas: 1 }],
  ['nothing yet', {}],
])('lasts with %s', async (_, status) => {
  expect(await says(deployment(status))).toHaveLength(1);
});

it('lasts until a Job has its completions and a pod has ended', async () => {
  const job = { kind: 'Job', metadata, spec: {}, status: { failed: 1 } };
  expect(await says(job)).toEqual(['Job n/a: 0 of 1 completions, 1 failed']);
  expect(await says({ ...job, ...{ status: { succeeded: 1 } } })).toEqual([]);
  const pod = { kind: 'Pod', metadata: { ...metadata, deletionTimestamp: 'now' } };
  expect(await says(pod)).toEqual(['Pod n/a: ends']);
});
