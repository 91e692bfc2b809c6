import { App, Chart } from 'cdk8s';
import { record, recorded, recordedAround } from '../../src/intent/record.js';

const use = (name: string) => ({ kind: 'version', name }) as const;

test('what constructs above recorded comes before their own, the outermost first', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const other = new Chart(app, 'other');
  record(chart, 'use', use('own'));
  record(app, 'use', use('outer'));
  record(chart, 'other', { system: other });
  record(chart, 'use', use('own again'));
  record(other, 'use', use('beside'));
  expect(recordedAround(chart, 'use').map(({ name }) => name)).toEqual(['outer', 'own', 'own again']);
  expect(recorded(app, 'use').map(({ by, value }) => [by, value.name])).toEqual([
    [app, 'outer'],
    [chart, 'own'],
    [chart, 'own again'],
    [other, 'beside'],
  ]);
});

test('another copy of the library sees what is recorded', async () => {
  const chart = new Chart(new App(), 'chart');
  record(chart, 'use', use('shared'));
  await jest.isolateModulesAsync(async () => {
    const copy = await import('../../src/intent/record.js');
    expect(copy.record).not.toBe(record);
    expect(copy.recordedAround(chart, 'use')).toEqual([use('shared')]);
    copy.record(chart, 'use', use('from the copy'));
  });
  expect(recordedAround(chart, 'use').map(({ name }) => name)).toEqual(['shared', 'from the copy']);
});

test('what is recorded around a construct is found without looking at the records of other kinds', () => {
  const milliseconds = (count: number) => {
    const chart = new Chart(new App(), 'chart');
    for (let i = 0; i < count; i++) record(chart, 'other', { system: chart });
    const before = process.cpuUsage();
    for (let i = 0; i < 2_000; i++) recordedAround(chart, 'waiver');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  milliseconds(1);
  const limit = Math.max(milliseconds(1), 5) * 20;
  expect(milliseconds(100_000)).toBeLessThan(limit);
});
