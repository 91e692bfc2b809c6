import type { Chart } from 'cdk8s';
import { checkGraph } from '../../src/checks/registry.js';
import { graphOf } from '../../src/graph/from-app.js';
import { type Waiver, Worker } from '../../src/index.js';
import { manifests, only, plainChart, refusals, small } from './support.js';

const hourly: Waiver = { check: 'image-tag-fixed', reason: 'built hourly', owner: 'mail', until: '2030-01-31' };

function mailer(...waivers: readonly Waiver[]): Chart {
  const chart = plainChart();
  new Worker(chart, 'mailer', { image: 'mail:latest', resources: small, waivers });
  return chart;
}

test('a waiver stands on every object of the component, and on no other', () => {
  const chart = mailer(hourly);
  new Worker(chart, 'other', { image: 'other:1', resources: small });
  const waived = manifests(chart).filter(({ metadata: { annotations = {} } }) =>
    Object.keys(annotations).some(key => key.startsWith('waive.plainsail.dev/')),
  );
  expect(waived.length).toBeGreaterThan(1);
  expect(waived.filter(({ metadata }) => metadata.name !== 'mailer')).toEqual([]);
  expect(only(chart, 'Deployment', 'mailer').metadata.annotations).toMatchObject({
    'waive.plainsail.dev/image-tag-fixed': 'built hourly; owner: mail; until: 2030-01-31',
  });
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
