import { Worker } from '../../../src/index.js';
import { ProblemError } from '../../../src/problem.js';
import { refusals } from '../support.js';
import { common, given } from './nested-fault.js';
import { faultsOfComponents } from './nested-faults-of-components.js';
import { faultsOfMonitoring } from './nested-faults-of-monitoring.js';

test.each([...faultsOfMonitoring, ...faultsOfComponents])(
  'names place, value and what is allowed of %s',
  (_, declare, says) => {
    const found = refusals(declare).map(([, message, hint]) => [message, hint]);
    expect(found.sort()).toEqual([...says].sort());
  },
);

test('names the line', () => {
  const declare = given(Worker, { ...common, waivers: [{ check: 1 }] });
  const problems = (() => {
    try {
      declare();
    } catch (thrown) {
      if (thrown instanceof ProblemError) return thrown.problems;
    }
    return [];
  })();
  expect(problems[0]?.message).toBe('it has 1 as "waivers[0].check".');
  expect(problems[0]?.source).toMatch(/nested-fault\.ts:\d+$/);
});
