import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../src/checks/registry.js';
import { reasons } from '../src/reasons.js';

const root = join(__dirname, '..', 'src');
const sources = (readdirSync(root, { recursive: true }) as string[])
  .filter(name => name.endsWith('.ts') && !name.startsWith('systems') && name !== 'reasons.ts')
  .map(name => readFileSync(join(root, name), 'utf8'));
const known = new Set<string>([...Object.keys(reasons), ...checks.map(({ id }) => id)]);

/** Ids where problems are made, and where one problem is turned into another. */
const forms = [
  /\b(?:problem|rejectionOf|wholeProblems)\(\s*'([a-z0-9-]+)'/g,
  /\bid: '([a-z0-9-]+)',\s+severity:/g,
  /\.\.\.problem[^;]*?\bid: '([a-z0-9-]+)'/g,
];

test('every id of a problem has an explanation', () => {
  const ids = sources.flatMap(text => forms.flatMap(form => [...text.matchAll(form)].map(([, id]) => id as string)));
  expect(new Set(ids).size).toBeGreaterThan(100);
  expect([...new Set(ids)].filter(id => !known.has(id))).toEqual([]);
});

test('every reason is one that something gives', () => {
  const all = sources.join('\n');
  expect(Object.keys(reasons).filter(id => !all.includes(`'${id}'`))).toEqual([]);
});

test('no reason has the id of a check', () => {
  const ids = new Set(checks.map(({ id }) => id));
  expect(Object.keys(reasons).filter(id => ids.has(id))).toEqual([]);
});
