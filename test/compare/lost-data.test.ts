import { compareRenders } from '../../src/compare/compare.js';
import { formatObject } from '../../src/problem.js';
import { object } from '../checks/support/manifests.js';
import { graphOf } from '../checks/support/tester.js';

const found = (before: string, after: string, accepted: readonly string[] = []) =>
  compareRenders([{ previous: graphOf(before), next: graphOf(after) }], accepted).map(
    ({ id, object: of, path, message }) => [id, of && formatObject(of), path, message],
  );
const set = (spec: string) => object('StatefulSet', 'db', `spec: { ${spec} }`, 'apps/v1');

test('a protected store may not leave for a new one of its kind without a word', () => {
  const kept = (name: string) =>
    set('').replace('name: db', `name: ${name}, annotations: { argocd.argoproj.io/sync-options: Prune=confirm }`);
  const renamed = found(kept('db'), kept('database'));
  expect(renamed).toEqual([
    [
      'data-removed',
      'StatefulSet x/db',
      '',
      expect.stringContaining('StatefulSet x/database is new: that one begins empty'),
    ],
  ]);
  expect(found(kept('db'), kept('database'), ['StatefulSet x/db'])).toEqual([]);
  expect(found(kept('db') + kept('cache'), kept('cache')).map(([id]) => id)).toEqual(['left-behind']);
  expect(found(kept('db'), kept('database').replace('namespace: x', 'namespace: y')).map(([id]) => id)).toEqual([
    'left-behind',
  ]);
});
