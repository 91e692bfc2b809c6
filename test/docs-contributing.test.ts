import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const glossary = /^## Glossary$(.*?)^## /ms.exec(page)![1]!;
const rows = [...glossary.matchAll(/^\| ([a-z][^|]*) \| .* \| (.*) \|$/gm)]
  .map(([, term, place]) => ({ term: term!, place: place! }))
  .filter(({ term }) => term !== 'term');

test('the glossary has at most 40 terms, in the order of the alphabet', () => {
  const terms = rows.map(({ term }) => term);
  expect(terms).toContain('endpoint');
  expect(terms.length).toBeLessThanOrEqual(40);
  expect(terms).toEqual([...new Set(terms)].sort());
});

test.each(rows)('the file of "$term" is there, with the word that the code has for it', ({ place }) => {
  const [, path] = /\]\((.*?)\)/.exec(place)!;
  expect(existsSync(join(root, path!))).toBe(true);
  const [, word] = /^`([\w-]+)`/.exec(place) ?? [];
  if (word !== undefined) expect(`${path} ${readFileSync(join(root, path!), 'utf8')}`).toContain(word);
});

test('each link leads to a file', () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link!);
  expect(links.filter(link => !existsSync(join(root, link)))).toEqual([]);
});

const map = page.slice(page.indexOf('## The flow'), page.indexOf('`test/architecture.test.ts` holds'));
const named = [...map.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) =>
  [...cell!.matchAll(/`(.*?)`/g)].map(([, it]) => it!),
);
const folders = ['src', 'tools'].flatMap(parent =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `${parent}/${name}`),
);

test('the map has each folder of src and tools, and no folder that is not there', () => {
  expect(folders.filter(folder => !named.includes(folder))).toEqual([]);
  expect(named.filter(folder => !existsSync(join(root, folder)))).toEqual([]);
});
