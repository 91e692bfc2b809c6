import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A git repository that holds a rendered tree under `dist`.
 * @param {string} folder where it is made
 */
export function repository(folder) {
  mkdirSync(folder);
  git('init', '--quiet', '--initial-branch=main');

  function git(...args) {
    const identity = ['-c', 'user.name=judge', '-c', 'user.email=judge@example.com', '-c', 'commit.gpgsign=false'];
    const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
    return stdout.trim();
  }

  /** @returns {string} the id of the commit */
  function commit(message) {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  }

  function copy(from, to) {
    rmSync(join(folder, to), { recursive: true, force: true });
    cpSync(from, join(folder, to), { recursive: true });
  }

  /** @param {Iterable<[string, string]>} files path to text */
  function write(files) {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  /** Replaces a text in every file below `place`. @returns {string[]} the files that had it */
  function replace(place, from, to) {
    const files = readdirSync(join(folder, place), { recursive: true }).filter(file => file.endsWith('.yaml'));
    return files.sort().filter(file => {
      const path = join(folder, place, file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) return false;
      writeFileSync(path, text.replaceAll(from, to));
      return true;
    });
  }

  /** A folder of the tree. */
  const at = (...path) => join(folder, 'dist', ...path);

  /** A copy of a folder as it is now, and a folder with nothing in it, both outside of the repository. */
  const aside = path => {
    const copy = empty();
    cpSync(at(path), copy, { recursive: true });
    return copy;
  };
  const empty = () => mkdtempSync(`${folder}-`);

  const head = () => git('rev-parse', 'HEAD');

  return { folder, at, aside, empty, commit, copy, write, replace, head };
}
