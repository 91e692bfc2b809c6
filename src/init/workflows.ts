import { readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import type { Chosen } from './choices.js';
import type { NewFile } from './file.js';
import type { Kit } from './kit.js';
import type { Place } from './place.js';

/** The CI workflows; of GitLab the one that is included, which `gitlabMain` includes. */
export function workflows(
  { templates }: Kit,
  place: Place,
  { ci }: Chosen,
  scripts: Readonly<Record<string, string>>,
): readonly NewFile[] {
  const values = valuesFor(place, scripts);
  const text = (name: string) =>
    readFileSync(join(templates, 'ci', name), 'utf8').replace(
      /(?<!\$)\{\{(\w+)\}\}/g,
      (_, key: string) => values[key]!,
    );
  const name = nameOf(place);
  const { repository } = place;
  const github = { path: join(repository, '.github', 'workflows', name), text: text('github.yml') };
  const gitlab = { path: join(repository, '.gitlab', name), text: text('gitlab.yml') };
  const main = { path: join(repository, gitlabMain), text: gitlabInclude(place) };
  return [
    ...(ci === 'github' || ci === 'both' ? [github] : []),
    ...(ci === 'gitlab' || ci === 'both' ? [gitlab, main] : []),
  ];
}

export const gitlabMain = '.gitlab-ci.yml';

/** What the main file of GitLab needs. */
export const gitlabInclude = (place: Place): string => `include:\n  - local: .gitlab/${nameOf(place)}\n`;

/** Each package of a repository has a workflow of its own. */
function nameOf({ repository, project }: Place): string {
  const path = from(repository, project);
  return path === '.' ? 'plainsail.yml' : `plainsail-${path.replaceAll('/', '-')}.yml`;
}

function valuesFor(place: Place, scripts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { repository, project, workspace, out } = place;
  const run = (script: string) => (scripts[script] === 'test' ? 'npm test' : `npm run ${scripts[script]}`);
  return {
    project: from(repository, project),
    workspace: from(repository, workspace),
    lockfile: posix.join(from(repository, workspace), 'package-lock.json'),
    out,
    test: run('test'),
    synth: run('synth'),
  };
}

const from = (folder: string, inside: string): string => relative(folder, inside).split(sep).join('/') || '.';
