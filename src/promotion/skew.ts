import type { Images } from '../environment/versions.js';
import { type Place, versionsAt } from './place.js';

/** An image and its version in each of several places: one text, or each version with how many environments have it. */
export interface SkewRow {
  readonly image: string;
  readonly versions: readonly string[];
  /** Whether places that have it have the same. */
  readonly even: boolean;
}

/** Every image that differs or not between places, in the order of their names. */
export function skewOf(images: Images, places: readonly Place[]): readonly SkewRow[] {
  return Object.keys(images)
    .sort()
    .map(image => {
      const found = places.map(place => versionsAt(images, place, image));
      const known = new Set(found.flatMap(each => [...each.keys()]).filter(version => version !== undefined));
      return { image, versions: found.map(cell), even: known.size < 2 };
    });
}

function cell(versions: ReadonlyMap<string | undefined, readonly string[]>): string {
  const total = [...versions.values()].reduce((sum, names) => sum + names.length, 0);
  return [...versions]
    .map(([version = 'none', names]) => (versions.size === 1 ? version : `${version} (${names.length} of ${total})`))
    .join(', ');
}
