import { variableProvided } from '../../../src/checks/rules/variable-provided.js';
import { mutatedContainer, unchanged } from '../support/containers.js';
import { testCheck } from '../support/tester.js';

testCheck(variableProvided, {
  example: [],
  valid: [{ name: 'manifests without declarations', yaml: variableProvided.fails }],
});

const messages = (graph: typeof unchanged) =>
  [...variableProvided.check(graph, { kubernetes: '1.31' })].map(({ object, message }) => [object.name, message]);

test('accepts a real system', () => {
  expect(messages(unchanged)).toEqual([]);
});

test('C7: finds a secret that a patch has removed', () => {
  const graph = mutatedContainer('Deployment', 'codeai-worker', container => {
    container.env = container.env.filter(({ name }) => name !== 'CODEAI_JWT_SECRET');
  });
  expect(messages(graph)).toEqual([
    ['codeai-worker', 'codeai does not receive CODEAI_JWT_SECRET, which is declared for it'],
  ]);
});

test('C7: finds everything that a lost ConfigMap held', () => {
  const graph = mutatedContainer('Deployment', 'codeai', container => {
    container.envFrom = [];
  });
  expect(messages(graph)).toContainEqual(['codeai', 'codeai does not receive CODEAI_HOST, which is declared for it']);
});
