import { chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, user } from './server.js';

/** Runs a dump and its restoration, each as its job does, with a folder where the bucket is. @throws when one fails */
export function dumped(home, programs, scripts, env) {
  const folders = Object.fromEntries(['backup', 'restore', 'store'].map(name => [name, join(home, name)]));
  for (const folder of Object.values(folders)) {
    mkdirSync(folder);
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  }
  const store = { RCLONE_CONFIG_STORE_TYPE: 'alias', RCLONE_CONFIG_STORE_REMOTE: folders.store };
  const here = text => text.replaceAll(/\/(backup|restore)\b(?=[/\s])/g, (_, name) => folders[name]);
  const said = scripts.map(script =>
    run('/bin/sh', ['-ec', here(script)], { env: { ...env, ...store, PATH: `${programs}:${process.env.PATH}` } }),
  );
  if (!/^[1-9]\d* tables$/m.test(said.at(-1))) throw new Error(`restored: ${said.at(-1)}`);
  if (readdirSync(folders.store, { recursive: true }).filter(file => file.endsWith('.dump')).length !== 1)
    throw new Error('there is not one dump in the store');
}
