import type { Environment } from '../environment/environment.js';
import type { Images } from '../environment/versions.js';
import { type Place, versionAt } from './place.js';

/**
 * The images with another version in a place: below its own name when all of its environments have it then, and below
 * those of the environments that get it first.
 */
export function withVersion(
  images: Images,
  { name, members }: Place,
  environments: readonly Environment[],
  isLast: boolean,
  image: string,
  version: string,
): Images {
  const entry = images[image];
  if (!entry) return images;
  const given = (versions: Readonly<Record<string, string>>): Images => ({
    ...images,
    [image]: { ...entry, versions },
  });
  const behind = environments.filter(each => versionAt(images, each, image) !== version);
  if (!isLast) {
    return behind.length === 0
      ? images
      : given({ ...entry.versions, ...Object.fromEntries(behind.map(each => [each.name, version])) });
  }
  const own = new Set(members.map(each => each.name).filter(each => each !== name));
  const others = Object.entries(entry.versions).filter(([key]) => !own.has(key));
  const whole = given({ ...Object.fromEntries(others), [name]: version });
  const unreached = members.filter(each => versionAt(whole, each, image) !== version);
  if (unreached.length === 0) return whole;
  return given({ ...whole[image]?.versions, ...Object.fromEntries(unreached.map(each => [each.name, version])) });
}
