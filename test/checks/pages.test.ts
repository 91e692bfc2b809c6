import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPage, checkPages, checksIndex } from '../../src/checks/pages.js';
import { checkOf, checks } from '../../src/checks/registry.js';
import { packageRoot } from '../../src/package-root.js';

const pages = checkPages();

test('a page says what, why, an example, the fix and who else', () => {
  const page = checkPage(checkOf('selector-matches-template'));
  expect(page).toMatch(/^# selector-matches-template\n\nA workload's selector matches the labels of its own pods\.\n/);
  expect(page).toContain('| category | server |\n| severity | error |\n| runs | always |');
  expect(page).toContain('```yaml\napiVersion: apps/v1\nkind: Deployment\n');
  expect(page).toContain('## The fix\n\nGive the pods every label');
  expect(page).toContain('- kube-linter mismatching-selector\n');
});

test('a page names the controls that ask for the check', () => {
  expect(checkPage(checkOf('runs-as-root'))).toContain('| controls | CIS 1.12: 5.2.7, NSA/CISA: kubescape C-0013 |');
  expect(checkPage(checkOf('unique-env'))).not.toContain('controls');
});

test('the index has every check once, in the section of its category', () => {
  const sections = checksIndex().split(/^## /m).slice(1);
  const listed = sections.flatMap(section => {
    const [, category] = /^Category `(.*)`\.$/m.exec(section)!;
    return [...section.matchAll(/^\| \[(.*?)\]/gm)].map(([, id]) => `${category} ${id}`);
  });
  expect(listed.sort()).toEqual(checks.map(({ category, id }) => `${category} ${id}`).sort());
});

test('the index names the controls of a check, where it has any', () => {
  const rows = checksIndex().split('\n');
  expect(rows.find(row => row.startsWith('| [default-service-account]'))).toMatch(/ \| CIS 1\.12: 5\.1\.5 \|$/);
  expect(rows.find(row => row.startsWith('| [unique-env]'))).toMatch(/ \| error \| {2}\| {2}\|$/);
});

test('a page stays readable when the example is a megabyte', () => {
  expect(checkPage(checkOf('object-size')).length).toBeLessThan(2000);
});

test.each([...pages.keys()])('%s is fresh: `node tools/docs.js` writes it', path => {
  expect(readFileSync(join(packageRoot, path), 'utf8')).toBe(pages.get(path));
});

test('there is no page of a check that is gone', () => {
  const files = readdirSync(join(packageRoot, 'docs', 'checks')).map(file => `docs/checks/${file}`);
  expect(files.filter(file => !pages.has(file))).toEqual([]);
});
