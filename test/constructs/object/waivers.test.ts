import { ApiObject, type Chart } from 'cdk8s';
import { checkGraph } from '../../../src/checks/registry.js';
import { type Waiver, waive } from '../../../src/entries/checks.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Worker } from '../../../src/index.js';
import { manifests, only, plainChart, refusals, small } from '../support.js';

const hourly: Waiver = { check: 'image-tag-fixed', reason: 'built hourly', owner: 'mail', until: '2030-01-31' };

function mailer(...waivers: readonly Waiver[]): Chart {
  const chart = plainChart();
  new Worker(chart, 'mailer', { image: 'mail:latest', resources: small, waivers });
  return chart;
}

const carriers = (chart: Chart) =>
  manifests(chart)
    .filter(({ metadata: { annotations = {} } }) =>
      Object.keys(annotations).some(key => key.startsWith('waive.plainsail.dev/')),
    )
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test('a waiver is on the objects of the component that its check applies to, and on no other', () => {
  const chart = mailer(hourly);
  new Worker(chart, 'other', { image: 'other:1', resources: small });
  expect(carriers(chart)).toEqual(['Deployment mailer']);
  expect(only(chart, 'Deployment', 'mailer').metadata.annotations).toMatchObject({
    'waive.plainsail.dev/image-tag-fixed': 'built hourly; owner: mail; until: 2030-01-31',
  });
  expect(carriers(mailer({ ...hourly, check: 'policy-selects-pods' }))).toEqual(['NetworkPolicy mailer']);
  expect(carriers(mailer({ ...hourly, check: 'object-size' })).length).toBeGreaterThan(2);
});

test('one that no object could need is reported as unused, one of no check as wrong', () => {
  const report = (check: string) =>
    checkGraph(graphOf(mailer({ ...hourly, check }).node.root), { kubernetes: '1.31' }).problems.filter(({ id }) =>
      id.startsWith('waiver-'),
    );
  expect(report('service-selects-pods')).toMatchObject([
    { id: 'waiver-unused', severity: 'warning', message: 'nothing to waive: service-selects-pods finds nothing here' },
  ]);
  expect(report('service-selects-pod')).toMatchObject([{ id: 'waiver-invalid', object: { kind: 'Deployment' } }]);
});

test('waive() reaches what the check applies to below a construct, and an object that is named itself', () => {
  const chart = plainChart();
  new Worker(chart, 'mailer', { image: 'mail:latest', resources: small });
  waive(chart, hourly);
  expect(carriers(chart)).toEqual(['Deployment mailer']);
  const account = chart.node.findAll().find(child => ApiObject.isApiObject(child) && child.kind === 'ServiceAccount');
  waive(account!, hourly);
  expect(carriers(chart)).toEqual(expect.arrayContaining(['ServiceAccount mailer', 'Deployment mailer']));
});

test('its finding is accepted; without it there is one', () => {
  const report = (chart: Chart) =>
    checkGraph(graphOf(chart.node.root), { kubernetes: '1.31' }, { only: ['image-tag-fixed'] });
  expect(report(mailer()).problems.map(({ id }) => id)).toEqual(['image-tag-fixed']);
  expect(report(mailer(hourly))).toMatchObject({ problems: [], waived: [{ waiver: hourly }] });
});

test('says what a waiver lacks', () => {
  expect(refusals(() => mailer({ ...hourly, owner: ' ', until: '2030-02-30' }))).toEqual([
    [
      'waiver-invalid',
      'owner is " "; allowed is text without ";"',
      'Say why the finding is accepted and who answers for it.',
    ],
    ['waiver-invalid', 'until is "2030-02-30"; allowed is a day such as "2030-01-31"', undefined],
  ]);
});
