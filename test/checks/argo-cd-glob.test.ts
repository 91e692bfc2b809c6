import { globMatches } from '../../src/checks/argo-cd-glob.js';

test.each([
  ['*', 'https://git.example.com/a/b', '/', true],
  ['https://git.example.com/team/*', 'https://git.example.com/team/a', '/', true],
  ['https://git.example.com/team/*', 'https://git.example.com/team/a/b', '/', false],
  ['https://git.example.com/team/**', 'https://git.example.com/team/a/b', '/', true],
  ['team-*', 'team-a/b', '', true],
  ['team-?', 'team-a', '', true],
  ['team-?', 'team-ab', '', false],
  ['{shop,bank}-*', 'bank-1', '', true],
  ['{shop,bank}-*', 'tank-1', '', false],
  ['a*b*a', 'aba', '', true],
  ['ab*ba', 'aba', '', false],
  ['', 'a', '', false],
])('%s stands for %s with the separator "%s": %s', (pattern, text, separator, expected) => {
  expect(globMatches(pattern, text, separator)).toBe(expected);
});

test('a pattern of many stars and choices takes no longer than it is long', () => {
  const started = process.cpuUsage().user;
  expect(globMatches('*a'.repeat(500), 'b'.repeat(2000))).toBe(false);
  expect(globMatches('{a,b}'.repeat(30), 'c')).toBe(false);
  expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
});
