import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { AlertTests } from './suite.js';

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
