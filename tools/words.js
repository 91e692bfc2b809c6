/**
 * Finds phrases that CONTRIBUTING.md lists as not plain, in sources, tools, documentation and tests: `npm run words`. The table there
 * owns the patterns; a line with the marker `words: quoted` is somebody else's text.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const places = [
  'src',
  'tools',
  'docs',
  'test',
  'create-plainsail',
  '.ci',
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
];
const marker = 'words: quoted';

const table = /^\| Not \| But \|\n.*\n((?:\|.*\n)+)/m;

/** The rows below "| Not | But |": a pattern in backticks, and the plain form. */
export function rulesOf(contributing) {
  const rows = table.exec(contributing)?.[1].trimEnd().split('\n') ?? [];
  return rows.map(row => {
    const [pattern, plain] = row.slice(2, -2).split(/(?<=`) \| /);
    // A table cell cannot hold a bare bar.
    return { pattern: new RegExp(pattern.slice(1, -1).replaceAll('\\|', '|')), plain };
  });
}

/** `file:line: "phrase": write …` for each phrase of a text. */
export function faultsOf(file, text, rules) {
  return text.split('\n').flatMap((line, index) => {
    if (line.includes(marker)) return [];
    return rules.flatMap(({ pattern, plain }) => {
      const found = pattern.exec(line);
      return found === null ? [] : [`${file}:${index + 1}: "${found[0].trim()}": write ${plain}`];
    });
  });
}

if (import.meta.filename === process.argv[1]) {
  const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
  const rules = rulesOf(contributing);
  const listed = execFileSync('git', ['ls-files', '-z', '--', ...places], { encoding: 'utf8' });
  const files = listed
    .split('\0')
    .filter(file => /\.(?:ts|js|md|json|yaml|sh)$|\.ci\/run$/.test(file) && existsSync(file));
  const faults = files.flatMap(file => faultsOf(file, readFileSync(file, 'utf8').replace(table, ''), rules));
  for (const fault of faults) console.error(fault);
  console.log(`${files.length} files, ${rules.length} patterns: ${faults.length} phrases that are not plain`);
  if (rules.length === 0 || faults.length > 0) process.exitCode = 1;
}
