import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPages } from '../tools/api-report.js';

const root = join(__dirname, '..');
const pages: ReadonlyMap<string, string> = apiPages(root);

/** The names that a page lists, each once though it may be declared several times over. */
const namesOf = (page: string) => [
  ...new Set(
    [...page.matchAll(/^(?:abstract )?(?:class|const|function|interface|type) (\w+)/gm)].map(([, name]) => name!),
  ),
];

test('the root entry holds at most 100 names', () => {
  const names = namesOf(pages.get('docs/api/plainsail.md')!);
  expect(names).toContain('WebService');
  expect(names.length).toBeLessThanOrEqual(100);
});

test('each name is in one entry', () => {
  const names = [...pages.values()].flatMap(namesOf);
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('package.json exports each entry, for compilers of every age', () => {
  const { exports, typesVersions } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entries = readdirSync(join(root, 'src', 'entries')).map(file => file.slice(0, -3));
  for (const name of entries) {
    const [types, older] = ['types', 'types-before-5.4'].map(of => `./lib/${of}/src/entries/${name}.d.ts`);
    expect(exports[`./${name}`]).toEqual({ 'types@<5.4': older, types, default: `./lib/${name}.js` });
    expect(typesVersions).toMatchObject({ '<5.4': { [name]: [older] }, '*': { [name]: [types] } });
  }
  expect(pages.size).toBe(entries.length + 2);
});
