import { createHash } from 'node:crypto';
import { deliveryUnitOf } from '../intent/gitops.js';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** How digests and fingerprints are written: `sha256:` and 64 hexadecimal digits. */
export const sha256Text = (data: string | Uint8Array) => `sha256:${sha256(data)}`;

/**
 * The digest of a unit and of what delivers it: of the list that `sha256sum` prints for their files, sorted by the bytes
 * of their paths. So it covers every name and every byte, and anybody can compute it without plainsail.
 * @param files path to text, of this unit and of others
 */
export function digestOf(files: ReadonlyMap<string, string>, unit: string): string {
  const folders = [
    { folder: `${unit}/`, as: '' },
    { folder: `${deliveryUnitOf(unit)}/`, as: `../${deliveryUnitOf(unit).split('/').slice(1).join('/')}/` },
  ];
  const lines = folders.flatMap(({ folder, as }) =>
    [...files]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, text]) => ({ path: Buffer.from(as + path.slice(folder.length)), text })),
  );
  lines.sort((a, b) => Buffer.compare(a.path, b.path));
  return sha256Text(lines.map(({ path, text }) => `${sha256(text)}  ${path}\n`).join(''));
}
