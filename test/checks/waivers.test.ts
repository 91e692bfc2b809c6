import { ApiObject, App, Chart } from 'cdk8s';
import { checkGraph } from '../../src/checks/registry.js';
import { waive } from '../../src/constructs/object/waive.js';
import { graphOf as graphOfApp } from '../../src/graph/from-app.js';
import { ProblemError } from '../../src/problem.js';
import { graphOf } from './support/tester.js';

const job = (waiver: string, name = 'migrate') => `
---
apiVersion: batch/v1
kind: Job
metadata: { name: ${name}, namespace: x, annotations: { ${waiver} } }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: 'a:1' }] } } }`;
const waiver = 'waive.plainsail.dev/job-reapplicable: "one run only; owner: shop; until: 2030-01-31"';

const check = (yaml: string, today = '2030-01-31', only: readonly string[] = ['job-reapplicable']) =>
  checkGraph(graphOf(yaml), { kubernetes: '1.31' }, { only, today });
const said = ({ problems }: ReturnType<typeof check>) =>
  problems.map(({ id, severity, path, message }) => [id, severity, path, message]);
const path = 'metadata.annotations["waive.plainsail.dev/job-reapplicable"]';

test('a waiver takes the findings of one check off one object, up to its last day', () => {
  const report = check(job(waiver) + job('', 'other'));
  expect(report.problems.map(({ object }) => object?.name)).toEqual(['other']);
  expect(report.waived).toEqual([
    {
      problem: expect.objectContaining({ id: 'job-reapplicable' }),
      waiver: { check: 'job-reapplicable', reason: 'one run only', owner: 'shop', until: '2030-01-31' },
    },
  ]);
});

test('after its last day the waiver still holds, with a warning: no commit turns red by the clock', () => {
  const report = check(job(waiver), '2030-02-01');
  expect(said(report)).toEqual([['waiver-expired', 'warning', path, 'over since 2030-01-31: one run only (shop)']]);
  expect(report.waived.map(({ problem }) => problem.id)).toEqual(['job-reapplicable']);
});

test('a waiver that nothing needs is a warning, once for all objects that have it', () => {
  const hook = `"helm.sh/hook": pre-install, ${waiver}`;
  expect(said(check(job(hook) + job(hook, 'other')))).toEqual([
    ['waiver-unused', 'warning', path, 'nothing to waive: job-reapplicable finds nothing here'],
  ]);
  expect(said(check(job(hook) + job(waiver, 'other')))).toEqual([]);
});

test('a waiver of a check that did not run is neither used nor unused', () => {
  expect(said(check(job(waiver), '2030-01-31', ['unique-objects']))).toEqual([]);
});

test.each([
  ['no owner', 'waive.plainsail.dev/job-reapplicable: "one run only; until: 2030-01-31"', 'cannot be read'],
  ['no such day', 'waive.plainsail.dev/job-reapplicable: "a; owner: b; until: 2030-02-30"', 'cannot be read'],
  [
    'no such check',
    'waive.plainsail.dev/job-reaplicable: "a; owner: b; until: 2030-01-31"',
    'no check is called "job-reaplicable". Did you mean "job-reapplicable"?',
  ],
])('%s: the waiver is refused', (_, text, message) => {
  expect(said(check(job(text)))[0]).toEqual(['waiver-invalid', 'error', expect.any(String), message]);
});

test('waive() puts it on every object of a construct', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'x' });
  new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'migrate' }, spec: {} });
  waive(chart, { check: 'job-reapplicable', reason: 'one run only', owner: 'shop', until: '2030-01-31' });
  const graph = graphOfApp(chart);
  expect(checkGraph(graph, { kubernetes: '1.31' }, { only: ['job-reapplicable'] })).toEqual({
    problems: [],
    waived: [expect.anything()],
  });
});

test('waive() refuses what could not be read again', () => {
  const chart = new Chart(new App(), 'shop');
  const add = () => waive(chart, { check: 'a', reason: 'x; y', owner: ' ', until: '2030-13-01' });
  expect(add).toThrow(ProblemError);
  expect(add).toThrow(/owner is " ".*reason is "x; y".*until is "2030-13-01"/s);
});
