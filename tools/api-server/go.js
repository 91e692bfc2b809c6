import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unavailable } from './unavailable.js';

/**
 * Downloads a published Go module.
 * @param {string} module path and version: "k8s.io/api@v0.36.3"
 * @throws {Unavailable} Go is missing, or the module cannot be had
 * @returns {string} the folder with its files
 */
export function moduleFolder(module) {
  const { stdout, error } = spawnSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8', cwd: tmpdir() });
  if (error) throw new Unavailable('Go is not installed');
  const { Dir, Error: reason } = JSON.parse(stdout || '{}');
  if (!Dir) throw new Unavailable(`the Go module ${module} cannot be had: ${reason ?? 'no answer'}`);
  return Dir;
}

/**
 * Builds programs of published modules in a main module made for it, with the lowest priority.
 * @param {object} build
 * @param {Record<string, string>} build.files of the main module, by name: go.mod at least
 * @param {readonly string[]} build.packages
 * @param {string} build.out a folder, or the name of the one program
 * @param {readonly string[]} [build.flags] of `go build`, besides those that make programs small and alike everywhere
 * @param {string} [build.ldflags]
 * @param {number} build.within seconds
 * @throws {Unavailable} it takes longer, or a module cannot be had
 */
export async function build({ files, packages, out, flags = [], ldflags = '', within }) {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-go-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const link = `-s -w ${ldflags}`;
    const args = ['19', 'go', 'build', '-mod=mod', '-trimpath', ...flags, '-ldflags', link, '-o', out, ...packages];
    await ended('nice', ['-n', ...args], { cwd: folder, env: { ...process.env, CGO_ENABLED: '0' } }, within);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Everything that it starts ends with it, so that a build that is stopped leaves the processors free. */
async function ended(program, args, options, within) {
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = [];
  child.stderr.on('data', data => said.push(data));
  const stop = () => process.kill(-child.pid, 'SIGTERM');
  process.once('exit', stop);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, within * 1000);
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  clearTimeout(timer);
  process.removeListener('exit', stop);
  if (late) throw new Unavailable(`building ${args.at(-1)} has taken more than the ${within} s it was given`);
  if (status === 0) return;
  const text = Buffer.concat(said).toString();
  const missing = /^.*: (\S+: reading https:.*)$/m.exec(text);
  if (missing) throw new Unavailable(`${args.at(-1)} cannot be built: ${missing[1]}`);
  throw new Error(`go build ${args.at(-1)}:\n${text.slice(-4000)}`);
}
