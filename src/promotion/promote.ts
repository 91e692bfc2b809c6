import { createHash } from 'node:crypto';
import type { Environment } from '../environment/environment.js';
import { namesOf } from '../environment/kin.js';
import { type Images, versionIn } from '../environment/versions.js';
import { batchOf } from './batch.js';
import type { History } from './history.js';
import { type Place, versionAt, versionsAt } from './place.js';
import type { Move, Promoted, Promotion } from './promotion.js';
import { refused } from './refused.js';
import { ringOrder } from './ring-order.js';
import { sourceProblems } from './source.js';
import { withVersion } from './written.js';

/** Moves the versions that run together in a source to a target. Nothing moves when there is a problem. */
export function promote(history: History, asked: Promotion): Promoted {
  const { name, members } = asked.source;
  const source = { name, members: members.filter(each => !asked.target.members.includes(each)) };
  if (source.members.length > 0) return promoteFrom(history, { ...asked, source });
  const problems = [refused(`${name} is in ${asked.target.name}.`, 'Name a source that is not a part of the target.')];
  return { moves: [], kept: [], set: '', waiting: [], images: asked.working, problems };
}

function promoteFrom(history: History, given: Promotion): Promoted {
  const { source, working, rings, accepted, expected } = given;
  const now = history.snapshots[0]?.images ?? {};
  const { moving, kept, problems: missing } = membersOf(history, given);
  const versions = new Map(
    moving.flatMap(image => {
      const [first] = versionsAt(now, source, image).keys();
      return first === undefined ? [] : [[image, first] as const];
    }),
  );
  const set = setOf(versions);
  const isBehind = (environment: Environment) =>
    [...versions].some(([image, version]) => versionAt(now, environment, image) !== version);
  const whole = rings.some(({ name }) => name === given.target.name);
  const target = whole ? given.target : fallingBack(now, given.target, [...versions.keys()]);
  const asked = { ...given, target };
  const behind = target.members.filter(isBehind);
  const batch = batchOf(history, asked, behind, [...versions.keys()]);
  const problems = [
    ...ringOrder(rings, source, target),
    ...missing,
    ...sourceProblems(history, asked, [...versions.keys()]),
    ...(expected === undefined || expected === set ? [] : [moved(source, expected, set)]),
    ...uncommitted(now, working, [...source.members, ...target.members], [...versions.keys()]),
    ...hotfixes(history, asked, batch.environments, versions)
      .filter(({ image }) => !accepted.includes(image))
      .map(({ problem }) => problem),
    ...batch.problems,
  ];
  const images = [...versions].reduce(
    (all, [image, version]) => withVersion(all, target, batch.environments, batch.isLast, image, version),
    working,
  );
  const moves = [...versions].flatMap(([image, version]): Move[] => {
    const environments = target.members
      .filter(each => versionAt(working, each, image) !== versionAt(images, each, image))
      .map(({ name }) => name);
    return environments.length > 0 ? [{ image, version, environments }] : [];
  });
  const waiting = behind.filter(each => !batch.environments.includes(each)).map(({ name }) => name);
  const nothing = problems.length > 0;
  return { moves: nothing ? [] : moves, kept, set, waiting, images: nothing ? working : images, problems };
}

/** A place that is not a ring, without the environments that have a version by a nearer name: they keep theirs. */
function fallingBack(images: Images, { name, members }: Place, names: readonly string[]): Place {
  const isNearer = (environment: Environment, key: string) =>
    namesOf(environment).indexOf(key) < namesOf(environment).indexOf(name);
  const keeps = (environment: Environment) =>
    names.some(image => {
      const found = versionIn(images, environment, image);
      return 'key' in found && isNearer(environment, found.key);
    });
  return { name, members: members.filter(each => each.name === name || !keeps(each)) };
}

/** What of the images moves: those that the target asks for and the source has. */
function membersOf({ snapshots }: History, { source, target, ofSource, ofTarget, image: only }: Promotion) {
  const now = snapshots[0]?.images ?? {};
  const has = (place: Place, images: Images, image: string) =>
    place.members.some(each => versionAt(images, each, image) !== undefined);
  const wanted = [...ofTarget].filter(image => only === undefined || image === only).sort();
  const moving = wanted.filter(image => ofSource.has(image) && has(source, now, image));
  const others = wanted.filter(image => !moving.includes(image));
  const missing = others.filter(
    image => !has(target, now, image) || snapshots.some(({ images }) => has(source, images, image)),
  );
  const unknown = only !== undefined && !ofTarget.has(only);
  return {
    moving,
    kept: others.filter(image => !missing.includes(image)),
    problems: [
      ...missing.map(image =>
        refused(
          `${source.name} does not run the image "${image}", and ${target.name} asks for it.`,
          `Give it a version in ${source.name} and let it run there, or promote the others one by one: --image <name>.`,
        ),
      ),
      ...(unknown
        ? [
            refused(
              `${target.name} asks for no image "${only}".`,
              `It asks for ${[...ofTarget]
                .sort()
                .map(each => `"${each}"`)
                .join(', ')}.`,
            ),
          ]
        : []),
    ],
  };
}

/** A short name of a set: the same versions have the same. */
const setOf = (versions: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify([...versions].sort()))
    .digest('hex')
    .slice(0, 12);

const moved = ({ name }: Place, expected: string, set: string) =>
  refused(
    `${name} has the set ${set}, not ${expected}: it has moved meanwhile.`,
    `Look at it, and ask for --expect ${set}.`,
  );

/** Versions that are on disk and in no commit: they ran nowhere, and a promotion would mix with them. */
function uncommitted(now: Images, working: Images, environments: readonly Environment[], names: readonly string[]) {
  return names.flatMap(image => {
    const changed = environments.find(each => versionAt(now, each, image) !== versionAt(working, each, image));
    if (!changed) return [];
    const version = versionAt(working, changed, image) ?? 'nothing';
    return refused(
      `versions.json has ${version} of "${image}" for ${changed.name}, which is not committed.`,
      'Commit it, or take it back: git checkout versions.json.',
    );
  });
}

/** Versions of the target that the source never had: most often a repair that would be lost. */
function hotfixes(
  { snapshots }: History,
  { source, target }: Promotion,
  environments: readonly Environment[],
  versions: ReadonlyMap<string, string>,
) {
  return [...versions].flatMap(([image, version]) => {
    const known = new Set(
      snapshots.flatMap(({ images }) => source.members.map(each => versionAt(images, each, image))),
    );
    const lost = environments
      .map(each => versionAt(snapshots[0]?.images ?? {}, each, image))
      .find(each => each !== undefined && each !== version && !known.has(each));
    if (lost === undefined) return [];
    const message = `${target.name} runs ${lost} of "${image}", which ${source.name} never ran: it would be lost.`;
    const hint = `Bring it into ${source.name} first, or accept the loss: --accept ${image}.`;
    return { image, problem: refused(message, hint) };
  });
}
