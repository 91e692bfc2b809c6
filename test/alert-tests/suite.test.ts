import { alertSuite } from '../../src/alert-tests/suite.js';
import { graphOf } from '../../src/graph/from-app.js';
import { alerts } from '../../src/graph/prometheus-rules.js';
import { fleet } from '../../src/main.js';

const { tests, untested } = alertSuite(fleet, {});
const rendered = fleet.environments.flatMap(each => alerts(graphOf(fleet.declare(each))));
const held = (rule: unknown) => (rule as { for?: string }).for;

test('C9: every alert of the fleet has tests, each of its own path', () => {
  expect(untested).toEqual([]);
  expect(tests).toHaveLength(rendered.length);
  expect(new Set(tests.map(({ path }) => path)).size).toBe(tests.length);
});

test('C9: every alert is played past its threshold, short of it, in another namespace, and to its end', () => {
  const states = (name: RegExp) => tests.filter(({ cases }) => !cases.some(each => name.test(each.name)));
  for (const situation of [/ fires past /, / is silent short /, / only another namespace /, / when it is over$/])
    expect(states(situation).map(({ path }) => path)).toEqual([]);
});

test('C9: every alert that waits is seen waiting', () => {
  const unseen = tests.filter(
    ({ rule, cases }) => held(rule) && !cases.some(({ name }) => name.endsWith(' waits before it fires')),
  );
  expect(unseen.map(({ path }) => path)).toEqual([]);
});

test('only one environment, only one system', () => {
  const some = alertSuite(fleet, { environment: 'production', system: 'codeai' });
  expect(some.tests.length).toBeGreaterThan(30);
  expect(some.tests.every(({ path }) => path.startsWith('production/codeai/'))).toBe(true);
});
