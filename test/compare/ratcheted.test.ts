import { ratcheted } from '../../src/compare/ratcheted.js';
import type { Problem } from '../../src/problem.js';
import { graphOf } from '../checks/support/tester.js';

const widget = (spec: string) => `
apiVersion: example.com/v1
kind: Widget
metadata: { name: a, namespace: x }
spec: { ${spec} }
`;

function severities(was: string, is: string, path: string, { id = 'schema-valid', kubernetes = '1.36' } = {}) {
  const [previous, next] = [graphOf(widget(was)), graphOf(widget(is))];
  const [object] = next.objects;
  const { apiVersion, kind, namespace, name, file } = object!;
  const problem: Problem = {
    id,
    severity: 'error',
    message: 'no',
    object: { apiVersion, kind, namespace, name },
    path,
    file,
  };
  return ratcheted([problem], { previous, next, kubernetes }).map(({ severity }) => severity);
}

it.each([
  ['a field that stays', 'size: 20, note: a', 'size: 20, note: b', 'spec.size', 'warning'],
  ['a field that changes', 'size: 20', 'size: 30', 'spec.size', 'error'],
  ['an item of a list that stays', 'list: [1, 2], note: a', 'list: [1, 2], note: b', 'spec.list[1]', 'warning'],
  ['an item of a list that changes elsewhere', 'list: [1, 2]', 'list: [3, 2]', 'spec.list[1]', 'error'],
  ['a missing field of what stays', 'part: { a: 1 }, note: a', 'part: { a: 1 }, note: b', 'spec.part.size', 'warning'],
  ['a missing field of what changes', 'part: { a: 1 }', 'part: { a: 2 }', 'spec.part.size', 'error'],
])('%s', (_, was, is, path, severity) => {
  expect(severities(was, is, path)).toEqual([severity]);
});

it('rules are about all of the spec', () => {
  const id = 'custom-rules-kept';
  expect(severities('size: 20, note: a', 'size: 20, note: b', 'spec.size', { id })).toEqual(['error']);
  expect(severities('size: 20', 'size: 20', 'spec.size', { id })).toEqual(['warning']);
});

it('older servers judge an object as a whole, and every server so judges other checks', () => {
  expect(severities('size: 20', 'size: 20', 'spec.size', { kubernetes: '1.29' })).toEqual(['error']);
  expect(severities('size: 20', 'size: 20', 'spec.size', { id: 'object-name-valid' })).toEqual(['error']);
});
