import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../src/checks/registry.js';
import { dates, setOf } from '../../src/defaults/dated.js';
import type { DefaultSet } from '../../src/defaults/default-set.js';
import type { Severity } from '../../src/problem.js';

/*
 * The severity of each check by each date. A check that becomes an error, or comes as one, has its former severity, or
 * `warning`, in the `severities` of the dates that there are: an upgrade of plainsail alone turns nothing red. A new date
 * writes its record when this test runs outside of CI; a record that is there never changes once its date is released.
 */
const fileOf = (date: string) => join(__dirname, 'severities', `${date}.json`);
type Record = Readonly<{ [check: string]: Severity }>;

const severitiesOf = ({ severities }: DefaultSet): Record =>
  Object.fromEntries(checks.map(({ id, severity }) => [id, severities[id] ?? severity]));

/** What differs from the record: a check of another severity, or a new one that is an error. */
const differences = (found: Record, record: Record): readonly string[] =>
  checks.flatMap(({ id, formerly = [] }) => {
    const before = [id, ...formerly].flatMap(each => record[each] ?? [])[0] ?? 'warning';
    return found[id] === before ? [] : [`${id} is an ${found[id]}; by this date it is a ${before}`];
  });

test.each(dates())('by %s every check has the severity that it had', date => {
  const found = severitiesOf(setOf(date, '') as DefaultSet);
  if (!existsSync(fileOf(date)) && !process.env['CI'])
    writeFileSync(fileOf(date), `${JSON.stringify(found, null, 2)}\n`);
  expect(differences(found, JSON.parse(readFileSync(fileOf(date), 'utf8')))).toEqual([]);
});

test('a check that becomes an error, and a new one that is an error, are seen', () => {
  const record = severitiesOf(setOf('2026-12', '') as DefaultSet);
  const [warning] = checks.filter(({ severity }) => severity === 'warning');
  const [error] = checks.filter(({ severity }) => severity === 'error');
  expect(differences({ ...record, [warning!.id]: 'error' }, record)).toHaveLength(1);
  const { [error!.id]: _, ...without } = record;
  expect(differences(record, without)).toEqual([`${error!.id} is an error; by this date it is a warning`]);
  expect(differences({ ...record, [error!.id]: 'warning' }, without)).toEqual([]);
});
