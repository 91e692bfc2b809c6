import { contractKept } from '../../../src/checks/rules/contract-kept.js';
import { unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

testCheck(contractKept, {
  example: [],
  valid: [{ name: 'manifests without declarations', yaml: contractKept.fails }],
});

// What it finds takes two repositories: test/constructs/contracts.

test('accepts a system that has no contract', () => {
  expect([...contractKept.check(unchanged, { kubernetes: '1.31' })]).toEqual([]);
});
