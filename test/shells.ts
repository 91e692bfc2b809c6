import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A shell, and the programs that it finds. */
export interface Shell {
  readonly name: string;
  readonly sh: string;
  readonly path: string;
}

const own: Shell = { name: basename(realpathSync('/bin/sh')), sh: '/bin/sh', path: process.env['PATH'] ?? '' };

/** What scripts of pods are tried with: the shell of this machine and, where it is installed, that of Alpine images. */
export const shells: readonly Shell[] = [own, ...busyBox()];

process.stderr.write(`shells: ${shells.map(({ name }) => name).join(', ')}\n`);

/** BusyBox with nothing beside it: every program that it stands for, under its name. */
function busyBox(): readonly Shell[] {
  const { status, stdout } = spawnSync('busybox', ['--list'], { encoding: 'utf8' });
  if (status !== 0) return [];
  const program = spawnSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).stdout.trim();
  const [version = ''] = /v[0-9.]+/.exec(spawnSync(program, { encoding: 'utf8' }).stdout) ?? [];
  const path = mkdtempSync(join(tmpdir(), 'busybox-'));
  afterAll(() => rmSync(path, { recursive: true }));
  for (const name of stdout.trim().split('\n')) symlinkSync(program, join(path, name));
  return [{ name: `BusyBox ${version}`, sh: join(path, 'sh'), path }];
}
