import { refusedObjects } from './refused-objects.js';
import { refusedPods } from './refused-pods.js';
import { changed, refusedAt, sound, soundOf } from './sound.js';

test.each(sound.map(each => [`${each.kind} ${each.metadata.name}`, each] as const))('%s is sound', (_, manifest) => {
  expect(refusedAt(manifest)).toEqual([]);
});

const c = 'spec.containers[0]';
const long = 'x'.repeat(64);

const cases = Object.entries({ Pod: refusedPods, ...refusedObjects }).flatMap(([kind, places]) =>
  places.map(([place, value, at = place], i) => ({
    kind,
    place,
    value,
    at,
    anywhere: places[i]!.length === 3 && !places[i]![2],
  })),
);

test.each(cases)('$kind $place: $value is refused', ({ kind, place, value, at, anywhere }) => {
  const found = refusedAt(changed(soundOf(kind), place, value));
  if (anywhere) expect(found.length).toBeGreaterThan(0);
  else expect(found).toContain(at);
});

test.each([
  ['Secret', 'registry', 'stringData[".dockerconfigjson"]', 'a', 'data[".dockerconfigjson"]'],
  [
    'Secret',
    'secret',
    'type',
    'kubernetes.io/service-account-token',
    'metadata.annotations["kubernetes.io/service-account.name"]',
  ],
  ['Service', 'external', 'spec.clusterIP', '10.96.0.1', 'spec.clusterIP'],
  ['Service', 'headless', 'spec.type', 'NodePort', 'spec.clusterIP'],
  ['Service', 'headless', 'spec.clusterIPs', ['None', '10.96.0.1'], 'spec.clusterIPs'],
] as const)('%s %s %s: %j is refused', (kind, name, place, value, at) => {
  expect(refusedAt(changed(soundOf(kind, name), place, value))).toContain(at);
});

/** Values beside those above that a server takes. */
test.each([
  ['Pod', 'spec.dnsConfig.searches[0]', '_tcp.example.com.'],
  ['Pod', 'spec.hostAliases[0].ip', '2001:db8::1'],
  ['Pod', `${c}.env[3].valueFrom.resourceFieldRef.divisor`, '0'],
  ['Pod', `${c}.env[2].valueFrom.fieldRef.fieldPath`, "metadata.annotations['Example.com/A']"],
  ['Pod', `${c}.envFrom[0].configMapRef.name`, 'settings-'],
  ['Pod', `${c}.livenessProbe.successThreshold`, 0],
  ['Pod', `${c}.livenessProbe.exec`, null],
  ['Pod', `${c}.lifecycle.preStop.sleep.seconds`, 0],
  ['Pod', 'spec.volumes[0].configMap', null],
  ['Pod', 'spec.volumes[7].csi.driver', 'CSI.example.com'],
  [
    'Pod',
    'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0]',
    { key: 'a', operator: 'In', values: ['a b'] },
  ],
  ['Deployment', 'spec.strategy.rollingUpdate.maxSurge', '101%'],
  ['StatefulSet', 'spec.revisionHistoryLimit', -1],
  ['Job', 'spec.successPolicy.rules[0].succeededIndexes', '0,2-3'],
  ['Job', 'spec.selector', {}],
  ['Service', 'spec.clusterIP', '10.96.0.5'],
  ['PersistentVolumeClaim', 'spec.dataSource', { kind: 'Deployment', name: 'a' }],
  ['PersistentVolumeClaim', 'spec.dataSource', { name: 'a' }],
  ['LimitRange', 'spec', {}],
] as const)('%s %s: %j is accepted', (kind, place, value) => {
  expect(refusedAt(changed(soundOf(kind), place, value))).toEqual([]);
});

test('servers of older versions are stricter or milder', () => {
  const sleep = `${c}.lifecycle.preStop.sleep.seconds`;
  expect(refusedAt(changed(soundOf('Pod'), sleep, 0), '1.32')).toContain(sleep);
  expect(refusedAt(changed(soundOf('Pod'), 'spec.dnsConfig.searches[0]', '_tcp'), '1.32')).toContain(
    'spec.dnsConfig.searches[0]',
  );
  expect(refusedAt(changed(soundOf('StatefulSet'), 'spec.serviceName', 'a.b'), '1.32')).toEqual([]);
  expect(
    refusedAt(changed(soundOf('HorizontalPodAutoscaler'), 'spec.scaleTargetRef.apiVersion', 'v1'), '1.33'),
  ).toEqual([]);
  expect(refusedAt(changed(soundOf('Service'), 'spec.loadBalancerSourceRanges[0]', '10.0.0.1/8'), '1.35')).toEqual([]);
  expect(refusedAt(changed(soundOf('Pod'), 'spec.hostAliases[0].ip', '010.0.0.1'), '1.35')).toEqual([]);
});

test('names that are too long for a label are refused', () => {
  expect(refusedAt(changed(soundOf('Job'), 'metadata.name', long))).toContain('metadata.name');
});
