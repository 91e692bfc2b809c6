#!/usr/bin/env node
/**
 * Measures `plainsail diff` on two trees of many environments in which one label of every object changes: `npm run
 * diff-bench -- [--environments 100] [--systems 4] [--from dist/production] [--seconds 5]`. Exit 1: more than 5 s of CPU
 * in each of three runs, or a comment of 60,000 characters or more. A slow machine gets as many times the seconds as it
 * needs to read and hash the same files.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const plainsail = fileURLToPath(new URL('../bin/plainsail.js', import.meta.url));
const { values } = parseArgs({
  options: {
    environments: { type: 'string', default: '100' },
    systems: { type: 'string', default: '4' },
    from: { type: 'string', default: 'dist/production' },
    seconds: { type: 'string', default: '5' },
  },
});
/** Seconds of CPU that reading and hashing 100 files takes on the machine for which the limit was set. */
const secondsOfHundredFiles = 0.0016;

const home = mkdtempSync(join(tmpdir(), 'plainsail-diff-bench-'));
try {
  const files = writeTrees();
  const slowness = Math.max(1, secondsOfReading() / ((secondsOfHundredFiles * 2 * files) / 100));
  const limits = { seconds: Number(values.seconds) * slowness, characters: 60_000 };
  // The least of up to three runs: whatever shares the caches of a processor can only add to its time.
  let { seconds, output } = measured();
  for (let run = 1; run < 3 && seconds > limits.seconds; run++) seconds = Math.min(seconds, measured().seconds);
  process.stdout.write(
    `${files} files a side: ${seconds.toFixed(1)} s of CPU (at most ${limits.seconds.toFixed(1)}), ${output.length} characters (fewer than ${limits.characters})\n`,
  );
  process.exitCode = seconds > limits.seconds || output.length >= limits.characters ? 1 : 0;
} finally {
  rmSync(home, { recursive: true });
}

/** Each environment is a copy of one, with its own name; the new side has another label on every object. */
function writeTrees() {
  const name = basename(values.from);
  const systems = readdirSync(values.from).filter(system => system !== 'gitops');
  const sources = systems
    .slice(0, Number(values.systems))
    .flatMap(system => readdirSync(join(values.from, system)).map(file => join(system, file)))
    .filter(file => file.endsWith('.yaml'))
    .map(file => [file, readFileSync(join(values.from, file), 'utf8')]);
  for (let i = 0; i < Number(values.environments); i++) {
    const environment = `region-${String(i).padStart(3, '0')}`;
    for (const [file, text] of sources) {
      const own = text.replaceAll(name, environment);
      write(join(home, 'old', environment, file), own);
      write(
        join(home, 'new', environment, file),
        own.replaceAll(/(app\.kubernetes\.io\/part-of: )(\S+)/g, '$1$2-next'),
      );
    }
  }
  return sources.length * Number(values.environments);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The CPU time of a process that reads and hashes each file of both sides, the least of three. */
function secondsOfReading() {
  const script = `
    const { createHash } = require('node:crypto');
    const { readdirSync, readFileSync } = require('node:fs');
    const { join } = require('node:path');
    for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
      if (entry.isFile()) createHash('sha256').update(readFileSync(join(entry.parentPath, entry.name), 'utf8')).digest();
    const { user, system } = process.cpuUsage();
    console.log((user + system) / 1e6);`;
  const runs = [1, 2, 3].map(() => spawnSync(process.execPath, ['-e', script, home], { encoding: 'utf8' }));
  return Math.min(...runs.map(({ stdout }) => Number(stdout)));
}

/** The CPU time of the whole process, whatever else the machine does. */
function measured() {
  const args = ['diff', '--from', join(home, 'old'), '--to', join(home, 'new'), '--format', 'markdown'];
  const script = 'TIMEFORMAT="%U %S"; time "$@" 2>/dev/null';
  const options = { encoding: 'utf8', maxBuffer: 2 ** 30 };
  const run = spawnSync('bash', ['-c', script, 'time', process.execPath, plainsail, ...args], options);
  if (run.status !== 0) throw new Error(run.stderr);
  const [user, system] = run.stderr.trim().split(' ').map(Number);
  return { seconds: user + system, output: run.stdout };
}
