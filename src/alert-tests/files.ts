import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Day } from './day/suite.js';
import type { AlertTests } from './suite.js';

/** Writes the rules and the day of each system and returns the paths of the test files. */
export function writeDays(days: readonly Day[], out: string): readonly string[] {
  return days.map(({ path, groups, test }) => {
    const file = join(out, `${path}-day`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.rules.yaml`, stringify({ groups }, { lineWidth: 0 }));
    const tests = {
      rule_files: [`${basename(file)}.rules.yaml`],
      evaluation_interval: '1m',
      group_eval_order: groups.map(({ name }) => name),
      tests: [test],
    };
    writeFileSync(`${file}.test.yaml`, stringify(tests, { lineWidth: 0 }));
    return `${file}.test.yaml`;
  });
}

/** Writes a rule file and a test file for each alert and returns the paths of the test files. Other files stay. */
export function writeTests(suite: readonly AlertTests[], out: string): readonly string[] {
  return suite.map(({ path, rule, cases }) => {
    const file = join(out, path);
    const group = basename(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.rules.yaml`, stringify({ groups: [{ name: group, rules: [rule] }] }));
    const tests = {
      rule_files: [`${group}.rules.yaml`],
      evaluation_interval: cases[0]?.interval,
      // Without an order promtool evaluates groups at random.
      group_eval_order: [group],
      tests: cases,
    };
    writeFileSync(`${file}.test.yaml`, stringify(tests, { lineWidth: 0 }));
    return `${file}.test.yaml`;
  });
}
