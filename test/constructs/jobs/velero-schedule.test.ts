import { VeleroSchedule, type VeleroScheduleProps } from '../../../src/entries/platform.js';
import { recorded } from '../../../src/intent/record.js';
import { chartIn, manifests, only, refusals } from '../support.js';

const velero = { namespace: 'velero' };
function scheduled(props: Partial<VeleroScheduleProps> = {}, cluster: object = { velero }) {
  const chart = chartIn(cluster);
  new VeleroSchedule(chart, 'copies', { resources: ['secrets'], ...props });
  return chart;
}

test('H9: objects of the namespace are copied every night, and kept for a month', () => {
  const { metadata, spec } = only(scheduled(), 'Schedule');
  expect(metadata).toMatchObject({ name: 'shop-copies', namespace: 'velero' });
  expect(spec).toEqual({
    schedule: '0 1 * * *',
    template: {
      includedNamespaces: ['shop'],
      includedResources: ['secrets'],
      snapshotVolumes: false,
      ttl: '720h0m0s',
    },
  });
});

test('H9: volumes are copied with what is on them, which counts as a backup of their pods', () => {
  const chart = scheduled({ resources: ['persistentvolumeclaims'], where: { app: 'metrics' }, keepDays: 7 });
  expect(only(chart, 'Schedule').spec['template']).toEqual({
    includedNamespaces: ['shop'],
    includedResources: ['persistentvolumeclaims', 'persistentvolumes'],
    labelSelector: { matchLabels: { app: 'metrics' } },
    snapshotVolumes: true,
    ttl: '168h0m0s',
  });
  expect(recorded(chart.node.root, 'backup').map(({ value }) => value)).toEqual([
    { of: { namespace: 'shop', pods: { app: 'metrics' } } },
  ]);
});

test('H9: without Velero nothing is rendered', () => {
  expect(manifests(scheduled({}, {}))).toEqual([]);
});

test.each<[string, Partial<VeleroScheduleProps>, string]>([
  ['no kinds', { resources: [] }, 'copies are made of [].'],
  ['a kind as it is not listed', { resources: ['Secret'] }, 'copies are made of ["Secret"].'],
  ['no whole days', { keepDays: 0.5 }, 'the number of days is 0.5.'],
])('refuses %s', (_, props, message) => {
  expect(refusals(() => scheduled(props)).map(([, found]) => found)).toEqual([message]);
});
