import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file of a cached rendering. */
export const cachedPath = (key: string): string => join(cacheFolder(), `${key}.yaml`);

/** Readable by this user alone: values may be secret. */
export function saved(text: string): string {
  const path = join(cacheFolder(), `.${process.pid}-${randomUUID()}.yaml`);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** That of the user; where it cannot be written, one of this process. */
function cacheFolder(): string {
  const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'plainsail', 'charts');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    return folder;
  } catch {
    own ??= mkdtempSync(join(tmpdir(), 'plainsail-charts-'));
    return own;
  }
}
let own: string | undefined;
