import { namesOf } from '../../environment/kin.js';
import type { Images } from '../../environment/versions.js';
import type { Fleet } from '../../fleet/fleet.js';
import { placeOf } from '../../promotion/place.js';
import { skewOf } from '../../promotion/skew.js';
import { exitCode } from '../exit.js';
import { print } from '../print.js';

/** The versions of each image by ring, or by what versions.json names where there are no rings; `*` where they differ. */
export function printSkew(fleet: Fleet, images: Images): number {
  const keys = new Set(Object.values(images).flatMap(({ versions }) => Object.keys(versions)));
  const known = [...new Set(fleet.environments.flatMap(namesOf))].filter(name => keys.has(name));
  const rings = fleet.rings.map(({ name }) => name);
  const inRing = new Set(rings.flatMap(ring => placeOf(fleet.environments, ring).members));
  const outside =
    rings.length === 0 ? known : fleet.environments.filter(each => !inRing.has(each)).map(({ name }) => name);
  const names = [...outside, ...rings];
  const rows = skewOf(
    images,
    names.map(name => placeOf(fleet.environments, name)),
  );
  const cells = [
    ['', 'image', ...names],
    ...rows.map(({ image, versions, even }) => [even ? '' : '*', image, ...versions]),
  ];
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map(row => (row[i] ?? '').length))) ?? [];
  print(
    cells
      .map(row =>
        row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n'),
  );
  return exitCode.clean;
}
