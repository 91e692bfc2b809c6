import { type Images, imagesOf } from '../../environment/versions.js';
import { problem, UsageError } from '../../problem.js';
import type { History, Snapshot } from '../../promotion/history.js';
import { git, gitFault } from '../diff/revision.js';
import { versionsIn } from '../versions/rewrite.js';

/**
 * The history of `versions.json` and of what was rendered, as the branch had it: of a merge, what it brought.
 * @param project the folder of package.json
 * @param out the folder that is rendered into, as seen from the project
 * @throws UsageError where git has no history here, or not all of it
 */
export function historyOf(project: string, out: string): History {
  const run = (...args: readonly string[]) => git(['-C', project, ...args])?.toString('utf8');
  const fault = gitFault();
  if (fault !== undefined)
    throw usage(`there is no history here: ${fault}`, 'Run it in the repository that has versions.json.');
  if (run('rev-parse', '--is-shallow-repository')?.trim() === 'true') {
    const count = run('rev-list', '--count', 'HEAD')?.trim();
    const hint = 'Fetch all of it: git fetch --unshallow. In a workflow, that is fetch-depth: 0.';
    throw usage(`the clone is shallow: its history has ${count} of its commits, and a version may be older`, hint);
  }
  const log = run('log', '--first-parent', '--format=%H %ct', '--', 'versions.json', out) ?? '';
  const commits = log.split('\n').flatMap(line => {
    const [commit = '', seconds] = line.split(' ');
    return seconds === undefined ? [] : [{ commit, day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10) }];
  });
  if (commits.length === 0) throw usage('versions.json is in no commit', 'Commit it, with what it renders.');
  const prefix = run('rev-parse', '--show-prefix')?.trim() ?? '';
  const texts = contents(
    project,
    commits.map(({ commit }) => `${commit}:${prefix}versions.json`),
  );
  const parsed = new Map<string, Images>();
  const snapshots: Snapshot[] = commits.map((each, i) => {
    const text = texts[i] ?? '{}';
    const images = parsed.get(text) ?? imagesOf(versionsIn(text) ?? { images: {} });
    parsed.set(text, images);
    return { ...each, images };
  });
  return { snapshots, renders: renderedIn(run, out, snapshots) };
}

/** What files of an environment's folder say of images, asked of git once for each commit. */
function renderedIn(
  run: (...args: readonly string[]) => string | undefined,
  out: string,
  snapshots: readonly Snapshot[],
): History['renders'] {
  const repositories = new Set(
    snapshots.flatMap(({ images }) => Object.values(images).map(({ repository }) => repository)),
  );
  const pattern = `(${[...repositories].map(each => each.replace(/[.+]/g, '\\$&')).join('|')})[:@][A-Za-z0-9_.:@-]+`;
  const found = new Map<string, ReadonlySet<string>>();
  return (commit, environment, image) => {
    const key = `${commit} ${environment}`;
    const images =
      found.get(key) ??
      new Set(run('grep', '-h', '-o', '-E', '-e', pattern, commit, '--', `${out}/${environment}`)?.split('\n'));
    found.set(key, images);
    return images.has(image);
  };
}

/** The content of files of commits; undefined of those that a commit does not have. */
function contents(project: string, names: readonly string[]): readonly (string | undefined)[] {
  const answer =
    git(['-C', project, 'cat-file', '--batch'], names.map(name => `${name}\n`).join('')) ?? Buffer.alloc(0);
  const found: (string | undefined)[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    const size = / blob (\d+)$/.exec(answer.subarray(at, end).toString('utf8'))?.[1];
    found.push(size === undefined ? undefined : answer.subarray(end + 1, end + 1 + Number(size)).toString('utf8'));
    at = size === undefined ? end + 1 : end + 1 + Number(size) + 1;
  }
  return found;
}

const usage = (message: string, hint: string) => new UsageError([problem('promotion', `${message}.`, { hint })]);
