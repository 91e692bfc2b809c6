import type { Environment } from '../environment/environment.js';
import type { ImageVersions } from '../environment/versions.js';
import type { History, Snapshot } from './history.js';
import { versionAt } from './place.js';

/** `repository:version`, as manifests have it. */
export const referenceOf = ({ repository }: ImageVersions, version: string): string =>
  `${repository}${version.startsWith('@') ? '' : ':'}${version}`;

/** Images that an environment does not render at a commit, though `versions.json` has them there. */
export function notRendered(
  { renders }: History,
  { commit, images }: Snapshot,
  environment: Environment,
  names: readonly string[],
): readonly string[] {
  return names.filter(name => {
    const version = versionAt(images, environment, name);
    const entry = images[name];
    return version === undefined || !entry || !renders(commit, environment.name, referenceOf(entry, version));
  });
}

/**
 * The oldest state since when environments have had what they have now of these images, all of it together, and
 * rendered; undefined when that is not so now.
 */
export function togetherSince(
  history: History,
  environments: readonly Environment[],
  names: readonly string[],
): Snapshot | undefined {
  const [now] = history.snapshots;
  if (!now) return undefined;
  const isSame = (snapshot: Snapshot) =>
    environments.every(
      environment =>
        names.every(
          name => versionAt(snapshot.images, environment, name) === versionAt(now.images, environment, name),
        ) && notRendered(history, snapshot, environment, names).length === 0,
    );
  let since: Snapshot | undefined;
  for (const snapshot of history.snapshots) {
    if (!isSame(snapshot)) break;
    since = snapshot;
  }
  return since;
}
