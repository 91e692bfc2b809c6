import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { problem, UsageError } from '../problem.js';
import { additionsFor } from './additions.js';
import type { Chosen } from './choices.js';
import { write } from './file.js';
import type { Kit } from './kit.js';
import { extended, type Manifest, manifestText, readManifest } from './manifest.js';
import { type Place, placeIn } from './place.js';
import { type Ask, settle, systemNameOf } from './settle.js';
import { projectFiles } from './sources.js';
import { gitlabInclude, gitlabMain, workflows } from './workflows.js';

/** What was done. Paths are relative to the folder. */
export interface Outcome {
  readonly written: readonly string[];
  /** Were there, and have now what they lacked. */
  readonly changed: readonly string[];
  /** Were there, and are as they were. */
  readonly kept: readonly string[];
  /** What is left to a person, since it changes what was there. */
  readonly advice: readonly string[];
  /** The scripts of package.json that come next. */
  readonly scripts: readonly string[];
}

/**
 * Makes a project of a folder, empty or not. A file that is there stays as it is; a package.json gets what it lacks.
 * @param given values of choices, as they were given
 * @param ask asks a person. @default what is not given is chosen to fit the place
 * @throws UsageError for values that are not allowed; nothing is written then
 */
export async function init(
  folder: string,
  given: Partial<Readonly<Record<keyof Chosen, string | undefined>>>,
  kit: Kit,
  ask?: Ask,
): Promise<Outcome> {
  const place = placeIn(folder);
  const before = readManifest(folder);
  const chosen = await settle(given, fitting(place), ask);
  if (place.base !== '' && chosen.tests !== 'node') throw new UsageError([otherRunner(chosen.tests)]);
  const { manifest, scripts } = extended(before, folder, additionsFor(kit, place, chosen));
  const files = [...projectFiles(kit, place, chosen), ...workflows(kit, place, chosen, scripts)];
  const outcomes = files.map(file => ({ path: file.path, isNew: write(file) }));
  const pathsOf = (isNew: boolean) =>
    outcomes.filter(each => each.isNew === isNew).map(({ path }) => relative(folder, path));
  const isNew = !existsSync(join(folder, 'package.json'));
  const manifests = writeManifest(folder, before, manifest) ? ['package.json'] : [];
  return {
    written: [...(isNew ? manifests : []), ...pathsOf(true)],
    changed: isNew ? [] : manifests,
    kept: pathsOf(false),
    advice: adviceOn(place, chosen),
    scripts: [scripts['test']!, scripts['synth']!],
  };
}

/** What is chosen where nobody says otherwise. */
const fitting = ({ project, repository }: Place): Chosen => ({
  system: systemNameOf(basename(project)),
  ci: existsSync(join(repository, gitlabMain)) ? 'gitlab' : 'github',
  tests: 'node',
});

const otherRunner = (runner: string) =>
  problem('init', `--tests is "${runner}", and there is another program here, with tests of its own.`, {
    hint: 'Beside it, the tests of the fleet run with "node"; choose that, or an empty folder.',
  });

function writeManifest(folder: string, before: Manifest, after: Manifest): boolean {
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  const path = join(folder, 'package.json');
  writeFileSync(`${path}.new`, manifestText(folder, after));
  renameSync(`${path}.new`, path);
  return true;
}

/** What files that stay as they are should have. */
function adviceOn(place: Place, { ci }: Chosen): readonly string[] {
  const { repository, project, base, out } = place;
  const lacks = (path: string, text: string) => existsSync(path) && !readFileSync(path, 'utf8').includes(text);
  const attributes = `${base === '' ? out : out.slice(base.length)}/** -text`;
  const isGitlab = ci === 'gitlab' || ci === 'both';
  const include = gitlabInclude(place).split('- ')[1]!.trim();
  return [
    ...(lacks(join(project, base, '.gitattributes'), attributes)
      ? [`.gitattributes needs the line "${attributes}"`]
      : []),
    ...(isGitlab && lacks(join(repository, gitlabMain), include)
      ? [`${gitlabMain} needs "${include}" under "include"`]
      : []),
    ...(base !== '' && lacks(join(project, 'tsconfig.json'), base.slice(0, -1))
      ? [`tsconfig.json needs "${base.slice(0, -1)}" under "exclude": the fleet has settings of its own`]
      : []),
  ];
}
