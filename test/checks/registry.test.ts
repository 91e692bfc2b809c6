import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { categories } from '../../src/checks/category.js';
import { checkOf, checks, selectChecks } from '../../src/checks/registry.js';
import { appliesToKind } from '../../src/intent/check-subjects.js';
import { packageRoot } from '../../src/package-root.js';
import { graphOf } from './support/tester.js';

const files = readdirSync(join(packageRoot, 'src', 'checks', 'rules')).map(file => file.slice(0, -'.ts'.length));

/** They compare manifests with what was declared, which manifests alone do not say. */
const needDeclarations = [
  'contract-kept',
  'database-connections',
  'declared-call-allowed',
  'metric-known',
  'secret-variable-hidden',
  'undeclared-connection',
  'variable-declared',
  'variable-provided',
];

test('every check file is registered under its own name', () => {
  expect(checks.map(({ id }) => id)).toEqual([...files].sort());
});

test.each(files)('%s has a test and a page', id => {
  expect(existsSync(join(packageRoot, 'test', 'checks', 'rules', `${id}.test.ts`))).toBe(true);
  expect(existsSync(join(packageRoot, 'docs', 'checks', `${id}.md`))).toBe(true);
});

test.each(checks.map(check => [check.id, check] as const))('%s explains itself in whole sentences', (id, check) => {
  expect(check.title).toMatch(/^[A-Z].*[^.]$/);
  expect(check.why).toMatch(/^[A-Z].*\.$/);
  expect(check.fix).toMatch(/^[A-Z].*\.$/);
  expect(new URL(check.docs).protocol).toBe('https:');
  if (!needDeclarations.includes(id)) {
    expect([...check.check(graphOf(check.fails), { kubernetes: '1.31' })]).not.toEqual([]);
  }
});

test('opinions run with the strict profile, and by name', () => {
  const ids = (selection: Parameters<typeof selectChecks>[0]) => selectChecks(selection).map(({ id }) => id);
  expect(ids({})).not.toContain('spread-over-nodes');
  expect(ids({ profile: 'strict' })).toContain('spread-over-nodes');
  expect(ids({ profile: 'strict' })).not.toContain('sorted-keys');
  expect(ids({ only: ['sorted-keys'] })).toEqual(['sorted-keys']);
  expect(ids({ only: ['sorted-keys', 'unique-env'], skip: ['unique-env'] })).toEqual(['sorted-keys']);
});

test('every misspelt name of a selection is reported, and a selection of nothing is refused', () => {
  const both = () => selectChecks({ only: ['uniqe-env'], skip: ['sorted-key'] });
  expect(both).toThrow(/"unique-env"/);
  expect(both).toThrow(/"sorted-keys"/);
  expect(() => selectChecks({ only: ['unique-env'], skip: ['unique-env'] })).toThrow(/every check is skipped/);
});

test('a misspelt name is refused with the nearest one', () => {
  expect(() => checkOf('uniqe-env')).toThrow(/no check is called "uniqe-env"[\s\S]*Did you mean "unique-env"\?/);
});

test('waivers go to the kinds that their check names, and to no others', () => {
  const kinds = [...new Set(checks.flatMap(check => check.kinds)), 'Unheard'];
  for (const check of checks) {
    const own = kinds.filter(kind => check.kinds === 'any' || check.kinds.includes(kind));
    expect([check.id, kinds.filter(kind => appliesToKind(check.id, kind))]).toEqual([check.id, own]);
  }
});

test('every category has checks', () => {
  const used = new Set(checks.map(({ category }) => category));
  expect(Object.keys(categories).filter(category => !used.has(category as never))).toEqual([]);
});
