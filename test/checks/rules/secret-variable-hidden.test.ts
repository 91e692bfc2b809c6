import { secretVariableHidden } from '../../../src/checks/rules/secret-variable-hidden.js';
import { mutatedContainer, unchanged } from '../support/containers.js';
import { testCheck } from '../support/tester.js';

testCheck(secretVariableHidden, {
  example: [],
  valid: [{ name: 'manifests without declarations', yaml: secretVariableHidden.fails }],
});

const messages = (graph: typeof unchanged) =>
  [...secretVariableHidden.check(graph, { kubernetes: '1.31' })].map(({ path, message }) => [path, message]);

test('accepts a real system', () => {
  expect(messages(unchanged)).toEqual([]);
});

test('C8: finds a secret variable in the open, and does not show it', () => {
  const graph = mutatedContainer('Deployment', 'codeai', container => {
    container.env = [
      { name: 'CODEAI_JWT_PUBLIC_KEY', value: 'swordfish' },
      { name: 'CODEAI_DB_USER', valueFrom: { configMapKeyRef: { name: 'codeai-config', key: 'CODEAI_DB_NAME' } } },
    ];
  });
  const env = 'spec.template.spec.containers[0].env';
  expect(messages(graph)).toEqual([
    [`${env}[0]`, 'CODEAI_JWT_PUBLIC_KEY is a secret of codeai and stands there as text'],
    [`${env}[1]`, 'CODEAI_DB_USER is a secret of codeai and stands there in a ConfigMap'],
  ]);
});
