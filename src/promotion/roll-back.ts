import type { Images } from '../environment/versions.js';
import type { Problem } from '../problem.js';
import type { History, Snapshot } from './history.js';
import { type Place, versionAt } from './place.js';
import { refused } from './refused.js';

/** A place with the set before the one that it has. */
export interface RolledBack {
  readonly images: Images;
  /** The state whose set it is. */
  readonly to: Snapshot | undefined;
  /** Images whose version changes, with it. */
  readonly moves: readonly { readonly image: string; readonly version: string | undefined }[];
  readonly problems: readonly Problem[];
}

/** Gives a place the versions of the newest state in which it had others. */
export function rollBack({ snapshots }: History, place: Place, names: readonly string[], working: Images): RolledBack {
  const now = snapshots[0]?.images ?? {};
  const differs = (images: Images, name: string) =>
    place.members.some(each => versionAt(images, each, name) !== versionAt(now, each, name));
  const to = snapshots.find(({ images }) => names.some(name => differs(images, name)));
  const dirty = names.filter(name => differs(working, name));
  const problems = [
    ...(to
      ? []
      : [
          refused(
            `${place.name} has had no other set: its history begins with this one.`,
            'There is nothing to go back to.',
          ),
        ]),
    ...dirty.map(name =>
      refused(
        `versions.json has changes of "${name}" for ${place.name}, which are not committed.`,
        'Commit them, or take them back.',
      ),
    ),
  ];
  if (!to || problems.length > 0) return { images: working, to, moves: [], problems };
  const keys = [place.name, ...place.members.map(({ name }) => name)];
  const moved = names.filter(name => differs(to.images, name));
  const images = moved.reduce((all, name) => restored(all, to.images, name, keys), working);
  const moves = moved.flatMap(image =>
    place.members[0] ? [{ image, version: versionAt(to.images, place.members[0], image) }] : [],
  );
  return { images, to, moves, problems };
}

function restored(images: Images, before: Images, name: string, keys: readonly string[]): Images {
  const entry = images[name];
  if (!entry) return images;
  const old = before[name]?.versions ?? {};
  const versions = Object.fromEntries([
    ...Object.entries(entry.versions).flatMap(([key, version]): [string, string][] => {
      if (!keys.includes(key)) return [[key, version]];
      const value = old[key];
      return value === undefined ? [] : [[key, value]];
    }),
    ...Object.entries(old).filter(([key]) => keys.includes(key) && entry.versions[key] === undefined),
  ]);
  return { ...images, [name]: { ...entry, versions } };
}
