import { rolloutDeadline } from '../../../src/constructs/component/rollout-deadline.js';
import { released } from '../../../src/defaults/released.js';

const set = released['2026-12']!;

const startupProbe = (failureThreshold: number) => ({ periodSeconds: 10, failureThreshold });
const container = (failures: number, restartPolicy?: string) => ({
  ...{ name: 'api', startupProbe: startupProbe(failures) },
  ...(restartPolicy !== undefined && { restartPolicy }),
});

test('a rollout waits longer than its pods may take to start', () => {
  const deadline = (failures: number) => rolloutDeadline({ spec: { containers: [container(failures)] } }, set);
  expect([30, 60, 180].map(deadline)).toEqual([900, 900, 2100]);
  expect(rolloutDeadline({ spec: { containers: [{ name: 'api' }] } }, set)).toBe(900);
});

test('sidecars start before the main containers, which start together', () => {
  const containers = [container(60), container(30)];
  expect(rolloutDeadline({ spec: { containers, initContainers: [container(60, 'Always')] } }, set)).toBe(1500);
  expect(rolloutDeadline({ spec: { containers, initContainers: [container(60)] } }, set)).toBe(900);
});
