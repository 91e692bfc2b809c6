import { gunzipSync } from 'node:zlib';

/** More than any chart has. */
export const mostBytes = 64 * 2 ** 20;
export const mostFiles = 5000;

const block = 512;

/**
 * The files of a packed chart by their path in it.
 * @throws Error that says what is wrong with it: it is not packed as helm packs, or it is too large
 */
export function unpacked(archive: Buffer): ReadonlyMap<string, Buffer> {
  const tar = gunzipSync(archive, { maxOutputLength: mostBytes });
  const files = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header.every(byte => byte === 0)) break;
    const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8);
    const content = tar.subarray(at + block, at + block + size);
    if (!(size >= 0) || content.length < size) throw new Error('it is cut off');
    at += block * (1 + Math.ceil(size / block));
    const type = text(header, 156, 1);
    const name = longName ?? [text(header, 345, 155), text(header, 0, 100)].filter(Boolean).join('/');
    longName = undefined;
    if (type === 'L') longName = content.toString('utf8').replace(/\0.*$/s, '');
    else if (type === 'x') longName = /(?:^|\n)\d+ path=(.*)\n/.exec(content.toString('utf8'))?.[1];
    else if (type === '0' || type === '') files.set(inside(name), Buffer.from(content));
    else if (type !== '5' && type !== 'g') throw new Error(`"${name}" is neither a file nor a folder`);
    if (files.size > mostFiles) throw new Error(`it has more than ${mostFiles} files`);
  }
  return files;
}

const text = (header: Buffer, from: number, length: number): string =>
  header.toString('latin1', from, from + length).replace(/\0.*$/s, '');

/** Below the one folder of the archive. @throws Error for a path that leads out of it */
function inside(name: string): string {
  const [, ...parts] = name.replace(/^\.\//, '').split('/');
  if (parts.length === 0 || parts.some(part => part === '' || part === '.' || part === '..' || part.includes('\\')))
    throw new Error(`"${name}" is not a path below the folder of a chart`);
  return parts.join('/');
}
