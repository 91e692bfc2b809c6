import { redactionOf } from '../../src/checks/redact.js';
import { problem } from '../../src/problem.js';
import { readManifests } from '../../src/read/manifests.js';

const graphOf = (...texts: readonly string[]) =>
  readManifests(texts.map((text, i) => ({ file: `${i}.yaml`, text }))).graph;

const pod = (name: string, password: string) => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop }
spec: { containers: [{ name: main, image: 'a:1', env: [{ name: DB_PASSWORD, value: ${password} }] }] }`;

const object = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'postgres' };
const variable = 'spec.containers[0].env[0]';

test('a password that is also a name is hidden only where the variable itself is the subject', () => {
  const { problem: hide } = redactionOf(graphOf(pod('postgres', 'postgres')));
  const found = problem('a', 'the value "postgres" is short', {
    object,
    path: `${variable}.value`,
    file: 'postgres.yaml:1',
  });
  expect(hide(found)).toEqual({ ...found, message: 'the value "•••" is short' });
  expect(hide({ ...found, path: variable }).message).toBe('the value "•••" is short');
  const other = { ...found, message: 'Service "postgres" selects "postgres"', path: 'spec.containers[0]' };
  expect(hide(other)).toEqual(other);
});

test('a password that is a word is hidden in quotes, and the words of the message stay', () => {
  const { problem: hide } = redactionOf(graphOf(pod('api', 'swordfish'), pod('other', 'kingfisher')));
  const found = problem('a', 'the value swordfish is "swordfish" or "kingfisher", not "swordfishes"');
  expect(hide(found).message).toBe('the value swordfish is "•••" or "•••", not "swordfishes"');
});

test('a password is hidden whole, cut off and inside a longer text, and never a part of a word', () => {
  const { text } = redactionOf(graphOf(pod('api', 'hunter2-hunter2')));
  expect(text('"x hunter2-hunter2 y"')).toBe('"x ••• y"');
  expect(text('"hunter2-hun…"')).toBe('"•••…"');
  expect(text('hunter2 and hunter2-hunter2-3')).toBe('hunter2 and hunter2-hunter2-3');
});

test('a token in a key is hidden in the path, where another check names the key', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`;
  const map = `{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, data: { ${token}: "on" } }`;
  const { problem: hide } = redactionOf(graphOf(map));
  expect(hide(problem('a', 'x', { path: `data.${token}` })).path).toBe('data.•••');
});

test('the key of a Secret is named, although it is also the password', () => {
  const secret = '{ apiVersion: v1, kind: Secret, metadata: { name: a }, stringData: { password: password } }';
  const { problem: hide } = redactionOf(graphOf(secret));
  const place = { object: { apiVersion: 'v1', kind: 'Secret', name: 'a' }, path: 'stringData.password' };
  const found = problem('no-secret-values', 'holds a value for the key "password"', place);
  expect(hide(found).message).toBe(found.message);
});

test('without a secret, a problem is the same', () => {
  const found = problem('a', 'the value "postgres"', { object });
  expect(redactionOf(graphOf('{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }')).problem(found)).toBe(found);
});
