import { execFileSync, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import { problem, UsageError } from '../../problem.js';
import { decode, isTreePath, type Reading, sourcesOf } from '../../read/files.js';
import type { SourceText } from '../../read/manifests.js';

/** Why git answers nothing here, in its own words; undefined where it answers. */
export function gitFault(): string | undefined {
  const { error, status, stderr } = spawnSync('git', ['rev-parse', '--show-toplevel'], { encoding: 'utf8' });
  if (error) return 'git is not installed';
  return status === 0 ? undefined : stderr.trim().split('\n')[0];
}

/** Large repositories print large trees. */
const most = 1024 * 1024 * 1024;

/** What git answers; undefined where it refuses. */
export function git(args: readonly string[], input?: string): Buffer | undefined {
  try {
    return execFileSync('git', [...args], { input, maxBuffer: most, stdio: ['pipe', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

const line = (args: readonly string[]): string | undefined => git(args)?.toString('utf8').trim();

/** The commit that a text names; undefined where it names none. */
export const commitOf = (revision: string): string | undefined =>
  revision.startsWith('-')
    ? undefined
    : line(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);

/** Where two commits parted, so that what happened on the other side since is not a change of this one; the first where no history says it. */
export const baseOf = (commit: string, head: string): string => line(['merge-base', commit, head]) || commit;

/** The branch that a pull request is compared with, where the clone knows it; else what was last committed. */
export const usualBase = (): string => ['origin/HEAD', 'HEAD'].find(name => commitOf(name)) ?? 'HEAD';

/**
 * The manifests in files and folders of a commit, without a checkout; names as in the working tree. What the commit
 * does not have is nothing.
 * @throws UsageError for a path outside of the repository, and where something is to be rendered: that takes files
 */
export function sourcesAt(commit: string, paths: readonly string[], reading: Reading = {}): readonly SourceText[] {
  if (reading.render) throw new UsageError([notCheckedOut(commit)]);
  const top = realpathSync(line(['rev-parse', '--show-toplevel']) ?? '.');
  const wanted = paths.map(path => ({ path, inside: insideOf(top, path) }));
  const listing = git([
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    ...(wanted.some(({ inside }) => inside === '') ? [] : ['--', ...wanted.map(({ inside }) => inside)]),
  ]);
  const files = `${listing?.toString('utf8') ?? ''}`.split('\0').flatMap(entry => {
    const [, mode, id, name] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    const root = wanted.find(({ inside }) => inside === '' || name === inside || name?.startsWith(`${inside}/`));
    if (id === undefined || name === undefined || mode === '120000' || !root) return [];
    const below = name === root.inside ? '' : root.inside === '' ? name : name.slice(root.inside.length + 1);
    return below === '' || isTreePath(below) ? [{ id, file: posix.join(root.path, below) }] : [];
  });
  const sorted = [...new Map(files.map(each => [each.file, each])).values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  const bytes = blobs(sorted.map(({ id }) => id));
  const texts = new Map(sorted.map(({ file }, i) => [file, decode(bytes[i] ?? Buffer.alloc(0)) ?? '']));
  const read = (file: string) => ({ file, text: texts.get(file) ?? '' });
  return [
    ...sourcesOf(
      [...texts.keys()],
      read,
      reading,
      paths.map(path => posix.normalize(path)),
    ),
  ];
}

const notCheckedOut = (commit: string) =>
  problem('invalid-usage', '--render runs helm and kubectl, which cannot read a revision of git', {
    hint: `Check it out beside this one: git worktree add ../before ${commit.slice(0, 12)}; then --from ../before/<folder>.`,
  });

function insideOf(top: string, path: string): string {
  const real = resolve(realpathSync('.'), path);
  const inside = relative(top, real).split(sep).join('/');
  if (!inside.startsWith('..')) return inside;
  throw new UsageError([
    problem('invalid-usage', `"${path}" is outside of the git repository ${top}`, {
      hint: 'Name a folder: --from <folder>.',
    }),
  ]);
}

/** The content of many blobs at once: each answer is `<id> blob <size>`, the bytes, and a line feed. */
function blobs(ids: readonly string[]): readonly Buffer[] {
  if (ids.length === 0) return [];
  const answer = git(['cat-file', '--batch'], ids.map(id => `${id}\n`).join('')) ?? Buffer.alloc(0);
  const found: Buffer[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    const size = Number(/ (\d+)$/.exec(answer.subarray(at, end).toString('latin1'))?.[1] ?? 0);
    found.push(answer.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return found;
}
