import { variableDeclared } from '../../../src/checks/rules/variable-declared.js';
import { mutatedContainer, unchanged } from '../support/containers.js';
import { testCheck } from '../support/tester.js';

testCheck(variableDeclared, {
  example: [],
  valid: [{ name: 'manifests without declarations', yaml: variableDeclared.fails }],
});

const messages = (graph: typeof unchanged) =>
  [...variableDeclared.check(graph, { kubernetes: '1.31' })].map(({ object, path, message }) => [
    object.name,
    path,
    message,
  ]);

test('accepts a real system', () => {
  expect(messages(unchanged)).toEqual([]);
});

test('C7: finds a variable that no program reads, and what was meant', () => {
  const graph = mutatedContainer('Deployment', 'codeai', container => {
    container.env = [{ name: 'CODEAI_LOG_LEVLE', value: 'debug' }];
  });
  expect(messages(graph)).toEqual([
    [
      'codeai',
      'spec.template.spec.containers[0].env[0]',
      '"CODEAI_LOG_LEVLE" is not in the catalogue of codeai. Did you mean "CODEAI_LOG_LEVEL"?',
    ],
  ]);
});
