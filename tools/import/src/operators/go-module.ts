import { spawnSync } from 'node:child_process';
import type { Operator } from './catalogue.js';

/** Where the operator's module lies, fetched when it is not there yet; one whose content is not as recorded is refused. */
export function moduleFolder({ name, module, version, sum }: Operator): string {
  // The recorded sum takes the place of the checksum database, which is not reachable everywhere.
  const env = { ...process.env, GOFLAGS: '-modcacherw', GOSUMDB: 'off', GOTOOLCHAIN: 'local', GOWORK: 'off' };
  const run = spawnSync('go', ['mod', 'download', '-json', `${module}@${version}`], { env, encoding: 'utf8' });
  const said: { Dir?: string; Sum?: string; Error?: string } = run.stdout ? JSON.parse(run.stdout) : {};
  if (said.Error || !said.Dir) throw new Error(`${name}: ${said.Error ?? run.stderr ?? run.error?.message}`);
  if (said.Sum !== sum) throw new Error(`${name}: ${module}@${version} has the sum ${said.Sum}, not ${sum}`);
  return said.Dir;
}
