import { spawn, spawnSync } from 'node:child_process';
import { skipped, Unavailable } from '../api-server/unavailable.js';

/**
 * Runs this very command with `--isolated` in a network namespace of its own, which has only a loopback.
 * @returns {Promise<boolean>} whether it has exited with 0
 * @throws {Unavailable} there can be no namespace, or the command could not have what it needs
 */
export async function isolated() {
  if (spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status !== 0)
    throw new Unavailable('no network namespace can be made here: that takes root, unshare and ip');
  const script = 'ip link set lo up && exec "$0" "$@"';
  const args = ['--net', 'sh', '-c', script, process.execPath, ...process.argv.slice(1), '--isolated'];
  const child = spawn('unshare', args, { stdio: 'inherit' });
  process.once('exit', () => child.kill());
  const status = await new Promise(resolve => child.once('close', resolve));
  if (status === skipped) throw new Unavailable('see above');
  return status === 0;
}
