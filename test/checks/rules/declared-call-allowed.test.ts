import { declaredCallAllowed } from '../../../src/checks/rules/declared-call-allowed.js';
import { foundBy, mutated, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

testCheck(declaredCallAllowed, {
  example: [],
  valid: [{ name: 'manifests without declarations', yaml: declaredCallAllowed.fails }],
});

const findings = (graph: typeof unchanged) => [...declaredCallAllowed.check(graph, { kubernetes: '1.31' })];
const call = (port: number) =>
  expect.stringMatching(new RegExp(`^declared call codeai/.* : TCP ${port} is blocked: no `));

test('accepts a real system', () => {
  expect(findings(unchanged)).toEqual([]);
});

test('names the policy of the caller that lost an egress rule', () => {
  const graph = mutated('NetworkPolicy', 'codeai', ({ spec }) => {
    spec.egress = spec.egress.filter(({ ports }) => ports[0]?.port !== 6432);
  });
  expect(findings(graph).map(({ object, path, message }) => [object.name, path, message])).toEqual([
    ['codeai', 'spec.egress', call(6432)],
  ]);
  expect(foundBy(graph)).toEqual(['declared-call-allowed']);
});

test('names the policy of the callee that lost an ingress rule, for each caller', () => {
  const graph = mutated('NetworkPolicy', 'redis', ({ spec }) => {
    spec.ingress = [];
  });
  const found = findings(graph);
  expect(new Set(found.map(({ object, path }) => `${object.name} ${path}`))).toEqual(new Set(['redis spec.ingress']));
  expect(found).toHaveLength(2);
  expect(foundBy(graph)).toEqual(['declared-call-allowed']);
});

test('finds the calls to pods that only the default policy is left for', () => {
  const graph = mutated('NetworkPolicy', 'redis', ({ spec }) => {
    spec.podSelector = { matchLabels: { app: 'nobody' } };
  });
  expect(findings(graph).map(({ object, path, message }) => [object.name, path, message])).toEqual([
    ['default-deny', 'spec.ingress', call(6379)],
    ['default-deny', 'spec.ingress', call(6379)],
  ]);
});

test('leaves pods that cannot resolve names to egress-without-dns', () => {
  const graph = mutated('NetworkPolicy', 'codeai', ({ spec }) => {
    spec.egress = spec.egress.filter(({ ports }) => ports[0]?.port !== 53);
  });
  expect(foundBy(graph)).toEqual(['egress-without-dns']);
});
