import { undeclaredConnection } from '../../../src/checks/rules/undeclared-connection.js';
import { foundBy, mutated, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

testCheck(undeclaredConnection, {
  example: [],
  valid: [{ name: 'manifests without declarations', yaml: undeclaredConnection.fails }],
});

const findings = (graph: typeof unchanged) =>
  [...undeclaredConnection.check(graph, { kubernetes: '1.31' })].map(({ object, path, message }) => [
    object.name,
    path,
    message,
  ]);
const opens = (what: string) => expect.stringMatching(new RegExp(`^opens what nobody declared: .*${what}`));

test('accepts a real system', () => {
  expect(findings(unchanged)).toEqual([]);
});

test.each([
  [
    'every pod of the namespace',
    { podSelector: {} },
    'of namespace codeai => codeai/redis\\[StatefulSet\\] : TCP 6379',
  ],
  [
    'the same labels in any namespace',
    { namespaceSelector: {}, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'codeai' } } },
    'another namespace => ',
  ],
  ['the world', { ipBlock: { cidr: '0.0.0.0/0' } }, '0.0.0.0-255.255.255.255 => codeai/redis'],
])('names the ingress rule that lets in %s', (_, peer, message) => {
  const graph = mutated('NetworkPolicy', 'redis', ({ spec }) => {
    spec.ingress[0]?.from?.push(peer);
  });
  expect(findings(graph)).toEqual([['redis', 'spec.ingress[0]', opens(message)]]);
  expect(foundBy(graph)).toEqual(['undeclared-connection']);
});

test('names the egress rule that opens one port more', () => {
  const graph = mutated('NetworkPolicy', 'codeai', ({ spec }) => {
    spec.egress.at(-1)?.ports.push({ port: 22 });
  });
  const index =
    (unchanged.get('networking.k8s.io', 'NetworkPolicy', 'codeai', 'codeai')?.manifest['spec'] as { egress: object[] })
      .egress.length - 1;
  expect(findings(graph)).toEqual([['codeai', `spec.egress[${index}]`, opens('TCP 22')]]);
});
