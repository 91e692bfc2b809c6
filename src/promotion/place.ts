import type { Environment } from '../environment/environment.js';
import { namesOf } from '../environment/kin.js';
import { type Images, versionIn } from '../environment/versions.js';
import { alternatives, didYouMean, problem, UsageError } from '../problem.js';

/** Where versions are promoted from or to: an environment, a group, or what environments are like. */
export interface Place {
  readonly name: string;
  /** The environments that tables may mean by the name, in the order of the fleet. */
  readonly members: readonly Environment[];
}

/** The place of a name. @throws UsageError with the closest one */
export function placeOf(environments: readonly Environment[], name: string): Place {
  const members = environments.filter(each => namesOf(each).includes(name));
  if (members.length > 0) return { name, members };
  const known = [...new Set(environments.flatMap(namesOf))];
  throw new UsageError([
    problem('promotion', `there is no environment or group "${name}".${didYouMean(name, known)}`, {
      hint: `It must be ${alternatives(known)}.`,
    }),
  ]);
}

/** The version of an image in an environment; undefined where it has none. */
export function versionAt(images: Images, environment: Environment, image: string): string | undefined {
  const found = Object.hasOwn(images, image) ? versionIn(images, environment, image) : undefined;
  return found && 'version' in found ? found.version : undefined;
}

/** The versions of an image in a place, each with the environments that have it. */
export function versionsAt(
  images: Images,
  { members }: Place,
  image: string,
): ReadonlyMap<string | undefined, readonly string[]> {
  const found = new Map<string | undefined, string[]>();
  for (const environment of members) {
    const version = versionAt(images, environment, image);
    const names = found.get(version) ?? [];
    found.set(version, names);
    names.push(environment.name);
  }
  return found;
}
