import { compareRenders } from '../../src/compare/compare.js';
import { formatObject } from '../../src/problem.js';
import { graphOf } from '../checks/support/tester.js';

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  names: { kind: Widget, plural: widgets }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                class: { type: string, default: slow }
                size: { type: integer }
              x-kubernetes-validations:
                - { rule: self.class == oldSelf.class, message: class is immutable }
                - { rule: self.size < 5, message: size must be less than 5 }
`;
const widget = (spec: string) => `
apiVersion: example.com/v1
kind: Widget
metadata: { name: a, namespace: x }
spec: { ${spec} }
`;
const found = (before: string, after: string, definitions?: string) =>
  compareRenders([
    { previous: graphOf(before), next: graphOf(after), definitions: definitions ? graphOf(definitions) : undefined },
  ]).map(({ id, object, path, message }) => [id, object && formatObject(object), path, message]);

test('a change that a rule of the definition refuses is found, against the committed render with its defaults', () => {
  const refused = [['transition-refused', 'Widget x/a', 'spec', 'class is immutable']];
  expect(found(widget('class: fast'), widget('class: slow'), definition)).toEqual(refused);
  expect(found(widget('size: 1'), widget('class: fast, size: 1'), definition)).toEqual(refused);
  expect(found(widget('size: 1'), `${widget('class: fast, size: 1')}---${definition}`)).toEqual(refused);
});

test.each([
  ['a default that is spelt out', widget('size: 1'), widget('class: slow, size: 1')],
  ['a new object', '', widget('class: fast, size: 1')],
  ['a rule that compares nothing: a check has it', widget('size: 1'), widget('size: 7')],
])('accepts %s', (_, before, after) => {
  expect(found(before, after, definition)).toEqual([]);
});
