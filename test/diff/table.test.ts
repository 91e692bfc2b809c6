import { consequencesOf } from '../../src/diff/consequences.js';
import { grouped } from '../../src/diff/grouped.js';
import { graphOf } from '../checks/support/tester.js';
import { changesOfConnections } from './changes-of-connections.js';
import { changesOfObjects } from './changes-of-objects.js';
import { changesOfWorkloads } from './changes-of-workloads.js';

const table = [...changesOfConnections, ...changesOfWorkloads, ...changesOfObjects];

/** Every line of every section: `restarts: Deployment shop/api replaces …`. */
const said = (before: string, after: string): readonly string[] => {
  const pair = { previous: graphOf(before), next: graphOf(after), kubernetes: '1.35' };
  return grouped([{ name: '', consequences: consequencesOf(pair) }]).map(
    ({ section, subject, message }) => `${section}: ${subject} ${message}`,
  );
};

test.each(table)('says what happens: $name', ({ before, after, says }) => {
  expect(said(before, after)).toEqual(says);
});

test.each(table)('says nothing where nothing changes: $name', ({ after }) => {
  expect(said(after, after)).toEqual([]);
});
