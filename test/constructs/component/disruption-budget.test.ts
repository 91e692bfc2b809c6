import fc from 'fast-check';
import type { DisruptionBudgetProps } from '../../../src/entries/types.js';
import { DisruptionBudget } from '../../../src/index.js';
import { only, plainChart, refusals } from '../support.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

function rendered(props: Partial<DisruptionBudgetProps> = {}) {
  const chart = plainChart();
  new DisruptionBudget(chart, 'budget', { name: 'api', selector: { app: 'api' }, replicas: 3, ...props });
  return only(chart, 'PodDisruptionBudget');
}

test('C5: one pod at a time, and an unhealthy one always', () => {
  expect(rendered()).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { app: 'api' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
});

test('C5: a quorum keeps to IfHealthyBudget, which the API assumes', () => {
  expect(rendered({ quorum: true }).spec).toEqual({ maxUnavailable: 1, selector: { matchLabels: { app: 'api' } } });
});

test('what must stay replaces what may go', () => {
  const { spec } = rendered({ disruption: { minAvailable: 2 } });
  expect(spec).toMatchObject({ minAvailable: 2 });
  expect(spec).not.toHaveProperty('maxUnavailable');
});

test('labels and annotations are kept', () => {
  expect(rendered({ labels: { tier: 'web' }, annotations: { note: 'x' } }).metadata).toMatchObject({
    labels: { tier: 'web' },
    annotations: { note: 'x' },
  });
});

const range = 'It must be from 1 to 2: one pod stays, and one can be evicted when a node is drained.';
const single = 'A single pod cannot be protected without blocking every drain: run two, or omit the budget.';
test.each<[Partial<DisruptionBudgetProps>, string, string]>([
  [{ disruption: { minAvailable: 3 } }, 'minAvailable is 3 with 3 replicas.', range],
  [{ disruption: { minAvailable: 0 } }, 'minAvailable is 0 with 3 replicas.', range],
  [{ disruption: { maxUnavailable: 3 } }, 'maxUnavailable is 3 with 3 replicas.', range],
  [{ disruption: { maxUnavailable: 1.5 } }, 'maxUnavailable is 1.5 with 3 replicas.', range],
  [{ replicas: 1 }, 'maxUnavailable is 1 with 1 replica.', single],
])('C5: refuses %j', (props, message, hint) => {
  expect(refusals(() => rendered(props))).toEqual([['disruption', message, hint]]);
});

test(`C5: whatever is accepted leaves one pod running and one evictable (SEED=${seed})`, () => {
  const count = fc.integer({ min: -1, max: 8 });
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: 8 }), fc.boolean(), (given, replicas, keeps) => {
      const disruption = keeps ? { minAvailable: given } : { maxUnavailable: given };
      const accepted = refusals(() => rendered({ replicas, disruption })).length === 0;
      const evictable = keeps ? replicas - given : given;
      const sure = keeps ? given : replicas - given;
      expect(accepted).toBe(evictable >= 1 && sure >= 1);
    }),
    { seed, numRuns: 300 },
  );
});
