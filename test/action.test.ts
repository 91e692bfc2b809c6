import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly name: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

const { inputs, runs } = parse(readFileSync(join(__dirname, '..', 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly steps: readonly Step[] };
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'action-'));
  mkdirSync(join(folder, 'bin'));
  program('git', 'exit 0');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program of the runner that writes down with which arguments it was called, one a line. */
const program = (name: string, does: string): void => {
  const path = join(folder, 'bin', name);
  writeFileSync(path, `#!/bin/bash\nprintf '%s\\n' "$@" >> "${folder}/${name}.called"\n${does}\n`);
  chmodSync(path, 0o755);
};
const called = (name: string): readonly string[] => text(`${name}.called`).trimEnd().split('\n');
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** A step as the runner starts it: `shell: bash`. */
function run(name: string, env: Readonly<Record<string, string>>) {
  const step = runs.steps.find(each => each.name === name);
  expect(Object.keys(step?.env ?? {})).toEqual(expect.arrayContaining(Object.keys(env)));
  const script = join(folder, 'step.sh');
  writeFileSync(script, step?.run ?? 'exit 99');
  const own = {
    RUNNER_TEMP: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`;
  const options = { cwd: folder, encoding: 'utf8', env: { PATH: path, ...own, ...env } } as const;
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], options).status;
}

const diff = {
  PATHS: 'apps infra',
  FROM: 'origin/main',
  FAIL_ON: 'refused,lost',
  ACCEPT: '',
  VERSION: '1.2.3',
  BASE: 'main',
};

test('every value of an input reaches a step by its environment, never by its text', () => {
  expect(runs.steps.filter(({ run: script }) => script.includes('${{'))).toEqual([]);
  const used = JSON.stringify(runs);
  expect(Object.keys(inputs).filter(name => !used.includes(`inputs.${name}`))).toEqual([]);
});

test('the consequences are the comment and the summary, and a failure is left to the verdict', () => {
  program('npx', 'echo "# one change"; exit 1');
  expect(run('Consequences', { ...diff, ACCEPT: 'StatefulSet shop/database\nproduction/shop\n' })).toBe(0);
  expect(called('npx')).toEqual([
    ...['--yes', 'plainsail@1.2.3', 'diff', 'apps', 'infra', '--from', 'origin/main', '--format', 'markdown'],
    ...['--fail-on', 'refused,lost', '--accept', 'StatefulSet shop/database', 'production/shop'],
  ]);
  expect(called('git')).toEqual(['fetch', '--quiet', '--no-tags', 'origin', 'main']);
  expect([text('plainsail.md'), text('summary')]).toEqual(['# one change\n', '# one change\n']);
  expect(text('output')).toBe(`comment=${join(folder, 'plainsail.md')}\nstatus=1\n`);
  expect([run('Verdict', { STATUS: '1' }), run('Verdict', { STATUS: '' })]).toEqual([1, 2]);
});

test('a declared fleet has no paths; nothing that is empty becomes an argument', () => {
  program('npx', 'exit 0');
  expect(run('Consequences', { ...diff, PATHS: '', FAIL_ON: '', BASE: '' })).toBe(0);
  expect(called('npx')).toEqual(['--yes', 'plainsail@1.2.3', 'diff', '--from', 'origin/main', '--format', 'markdown']);
});

test('a path cannot be a command', () => {
  program('npx', 'exit 0');
  expect(run('Consequences', { ...diff, PATHS: '$(touch owned) `touch owned`', ACCEPT: '$(touch owned)' })).toBe(0);
  expect(called('npx').slice(3, 7)).toEqual(['$(touch', 'owned)', '`touch', 'owned`']);
  expect(() => text('owned')).toThrow('no such file');
});

test.each([
  ['written the first time', '', 'POST', 'repos/o/r/issues/7/comments'],
  ['replaced from then on', '42\\n43', 'PATCH', 'repos/o/r/issues/comments/42'],
])('the comment is %s', (_, known, method, path) => {
  program('gh', `if [ "$2" = --paginate ]; then printf '${known}'; fi`);
  const env = { GH_TOKEN: 't', REPOSITORY: 'o/r', NUMBER: '7', COMMENT: '/tmp/c.md' };
  expect(run('Comment', env)).toBe(0);
  expect(called('gh').slice(-7)).toEqual(['api', '--method', method, path, '--field', 'body=@/tmp/c.md', '--silent']);
});

test('the findings are annotations, of what the pull request adds where that is asked for', () => {
  program('npx', 'exit 1');
  const check = { PATHS: 'apps', FROM: 'origin/main', NEW_ONLY: 'true', VERSION: '1.2.3' };
  expect(run('Findings', check)).toBe(1);
  expect(called('npx').slice(2)).toEqual(['check', 'apps', '--format', 'github', '--new-since', 'origin/main']);
});
