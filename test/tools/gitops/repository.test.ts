import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { repository } = require('../../../tools/gitops/repository.js');
const { serveGit } = require('../../../tools/gitops/git-server.js');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'plainsail-git-'));
  mkdirSync(join(home, 'dist/a'), { recursive: true });
  writeFileSync(join(home, 'dist/a/web.yaml'), 'image: example.com/web:1');
  writeFileSync(join(home, 'dist/a/other.yaml'), 'image: example.com/other:1');
});
afterEach(() => rmSync(home, { recursive: true }));

it('is cloned over HTTP as it was committed', async () => {
  const made = repository(join(home, 'fleet'));
  made.copy(join(home, 'dist'), 'dist');
  made.write([['units/a/kustomization.yaml', 'resources: []']]);
  made.commit('first');
  expect(made.replace('dist', 'example.com/web:1', 'example.com/web:2')).toEqual(['a/web.yaml']);
  const commit = made.commit('second');
  const { url, stop } = await serveGit(home);
  try {
    await run('git', ['clone', '--quiet', `${url}/fleet/.git`, join(home, 'clone')]);
  } finally {
    stop();
  }
  const read = (file: string) => readFileSync(join(home, 'clone', file), 'utf8');
  expect(read('.git/refs/heads/main').trim()).toBe(commit);
  expect([read('dist/a/web.yaml'), read('units/a/kustomization.yaml')]).toEqual([
    'image: example.com/web:2',
    'resources: []',
  ]);
});

function run(program: string, args: string[]) {
  return new Promise<void>((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('close', code => (code === 0 ? resolve() : reject(new Error(`${program}: ${code}`))));
  });
}
