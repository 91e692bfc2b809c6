import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** In memory where there is such a place: promtool makes a database for every test. */
const temporary = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const installed = (program: string) => spawnSync(program, ['--version']).error === undefined;
export const hasPromtool = installed('promtool');
export const hasAmtool = installed('amtool');

/** A test that needs a program of Prometheus; where it is missing the name says that nothing was run. */
export const testWith = (available: boolean): ((name: string, run: () => void, timeout?: number) => void) =>
  available ? test : name => test(`not run, the program is not installed: ${name}`, () => undefined);

/** Writes files, runs a program in their folder, and removes them. */
export function runIn(files: Readonly<Record<string, string>>, program: string, args: readonly string[]) {
  const folder = mkdtempSync(join(temporary, 'promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: folder },
      maxBuffer: 64 * 2 ** 20,
    });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Which of the expressions promtool refuses, by index. */
export function refusedByPromtool(expressions: readonly string[]): ReadonlySet<number> {
  const rules = expressions.map((expr, i) => ({ record: `r${i}`, expr }));
  const { output } = runIn({ 'rules.yaml': stringify({ groups: [{ name: 'g', rules }] }) }, 'promtool', [
    'check',
    'rules',
    'rules.yaml',
  ]);
  return new Set([...output.matchAll(/rule (\d+), "r\d+"/g)].map(([, index]) => Number(index) - 1));
}
