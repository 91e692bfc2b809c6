import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { analyse } from '../../src/promql/analysis.js';
import { hasPromtool, refusedByPromtool, runIn, testWith } from '../monitoring/promtool.js';
import { invalid, newer, valid } from './expressions.js';

interface Rules {
  readonly spec: { readonly groups: readonly { readonly rules: readonly { readonly expr: string }[] }[] };
}
const ruleFiles = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter(name => /prometheusrule-[^/]*\.yaml$/.test(name))
  .map(name => parse(readFileSync(join('dist', name), 'utf8')) as Rules);
const rendered = ruleFiles.flatMap(({ spec }) => spec.groups).flatMap(({ rules }) => rules.map(({ expr }) => expr));
const refused = Object.values(invalid).flat();
const wronglyTaken = (expressions: readonly string[]) => expressions.filter(expr => analyse(expr).faults.length === 0);

test('every expression in dist is taken', () => {
  expect(rendered.length).toBeGreaterThan(50);
  expect(rendered.flatMap(expr => analyse(expr).faults)).toEqual([]);
});

test.each(valid)('takes %s', expr => {
  expect(analyse(expr).faults).toEqual([]);
});

test.each(Object.entries(invalid))('refuses what is wrong in %s', (_, expressions) => {
  expect(wronglyTaken(expressions)).toEqual([]);
});

test('a place is inside the expression', () => {
  for (const expr of refused) {
    for (const { from, to } of analyse(expr).faults) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(expr.length);
    }
  }
});

testWith(hasPromtool)('promtool takes every rule file of dist whole: names, labels and templates too', () => {
  const files = Object.fromEntries(ruleFiles.map(({ spec }, i) => [`${i}.yaml`, stringify(spec)]));
  const { status, output } = runIn(files, 'promtool', ['check', 'rules', ...Object.keys(files)]);
  expect(output).not.toContain('FAILED');
  expect(status).toBe(0);
});

testWith(hasPromtool)('promtool says the same of every expression', () => {
  const all = [...rendered, ...valid, ...refused, ...Object.keys(newer)];
  const byPromtool = refusedByPromtool(all);
  const differences = all.filter((expr, i) => byPromtool.has(i) !== analyse(expr).faults.length > 0);
  expect(new Set(differences)).toEqual(new Set(Object.keys(newer)));
  expect(refused.length).toBeGreaterThanOrEqual(60);
});

test('an expression takes less than a millisecond', () => {
  const round = (n: number) => {
    const fresh = rendered.map((expr, i) => `${expr} and vector(${n}${i})`);
    const before = process.cpuUsage();
    for (const expr of fresh) analyse(expr);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / fresh.length;
  };
  // A busy machine spoils a round, not all of them.
  expect(Math.min(...[1, 2, 3].map(round))).toBeLessThan(1);
});
