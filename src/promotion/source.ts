import type { Problem } from '../problem.js';
import { daysBetween, type History } from './history.js';
import { type Place, versionsAt } from './place.js';
import type { Promotion } from './promotion.js';
import { refused } from './refused.js';
import { notRendered, togetherSince } from './since.js';

/** Why the set of a source may not go on: it is not one set, did not run, or has not soaked. */
export function sourceProblems(
  history: History,
  { source, rings, today }: Pick<Promotion, 'source' | 'rings' | 'today'>,
  names: readonly string[],
): readonly Problem[] {
  const [now] = history.snapshots;
  if (!now) return [];
  const uneven = names.flatMap(name => differing(source, name, versionsAt(now.images, source, name)));
  if (uneven.length > 0) return uneven;
  const idle = source.members.flatMap(environment =>
    notRendered(history, now, environment, names).map(name =>
      refused(
        `${environment.name} does not run its version of "${name}": the committed output does not have it.`,
        'Run "plainsail synth", commit, and let it run there first.',
      ),
    ),
  );
  if (idle.length > 0) return idle;
  const soakDays = rings.find(({ name }) => name === source.name)?.soakDays ?? 0;
  return soakProblems(history, source.name, source.members, names, soakDays, today);
}

/** Why environments have not had what they have for long enough. */
export function soakProblems(
  history: History,
  name: string,
  environments: Place['members'],
  names: readonly string[],
  soakDays: number,
  today: string,
): readonly Problem[] {
  if (soakDays === 0 || environments.length === 0) return [];
  const since = togetherSince(history, environments, names);
  const days = since ? daysBetween(since.day, today) : 0;
  if (since && days >= soakDays) return [];
  const message = since
    ? `${name} has had its set since ${since.day}, ${days} of ${soakDays} days.`
    : `${name} does not run its set yet: the committed output does not have it.`;
  return [refused(message, since ? `Promote it in ${soakDays - days} days.` : 'Run "plainsail synth", and commit.')];
}

function differing(
  source: Place,
  image: string,
  versions: ReadonlyMap<string | undefined, readonly string[]>,
): Problem[] {
  if (versions.size < 2) return [];
  const said = [...versions].map(([version = 'nothing', names]) => `${version} in ${names.slice(0, 3).join(', ')}`);
  return [
    refused(
      `${source.name} has not one version of "${image}": ${said.join('; ')}.`,
      `Finish what comes into ${source.name} first, or go back: plainsail promote --rollback ${source.name}.`,
    ),
  ];
}
