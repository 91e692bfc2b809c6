import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dates, replaceSets } from '../../src/defaults/dated.js';
import type { DefaultSet } from '../../src/defaults/default-set.js';
import { released } from '../../src/defaults/released.js';
import { renderedFixture } from './fixture-fleet.js';

/*
 * What a fleet of defaults renders by each date, byte by byte: a default that changes in code, and not by a new date,
 * is a difference here. A new date writes its file when this test runs outside of CI; a file that is there never changes.
 */
const fileOf = (date: string) => join(__dirname, '..', 'fixtures', 'defaults', `${date}.txt`);

let folder: string;
let before: string;
beforeEach(() => {
  before = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'defaults-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function renderedBy(date: string, render = renderedFixture): string {
  writeFileSync('package.json', JSON.stringify({ plainsail: { defaults: date } }));
  return [...render()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => `# ${path}\n${text}`)
    .join('\n');
}

test.each(dates())('%s renders what it has rendered when it was released', date => {
  const text = renderedBy(date);
  if (!existsSync(fileOf(date)) && !process.env['CI']) writeFileSync(fileOf(date), text);
  expect(text).toBe(readFileSync(fileOf(date), 'utf8'));
});

/** Modules with a default in code, and what somebody could make of it. */
const changes: readonly (readonly [module: string, name: string, value: unknown])[] = [
  ['constructs/object/wave', 'workloadWave', 2],
  ['constructs/object/wave', 'protectedAnnotations', {}],
  ['constructs/component/writable', 'defaultWritable', { '/tmp': '32Mi' }],
  ['constructs/component/demand', 'defaultResources', { cpu: ['50m', '1'], memory: ['64Mi', '256Mi'] }],
  ['constructs/stores/redis-server', 'redisArgs', () => []],
  ['monitoring/baseline/containers', 'containerAlerts', () => []],
  ['delivery/argo-cd-settings', 'argoCdSettings', () => ''],
];

test.each(changes)('a default that changes in %s (%s) is seen', (module, name, value) => {
  jest.isolateModules(() => {
    jest.doMock(`../../src/${module}`, () => ({ ...jest.requireActual(`../../src/${module}`), [name]: value }));
    const { renderedFixture: changed } = jest.requireActual<typeof import('./fixture-fleet.js')>('./fixture-fleet');
    expect(renderedBy('2026-12', changed)).not.toBe(readFileSync(fileOf('2026-12'), 'utf8'));
    jest.dontMock(`../../src/${module}`);
  });
});

/** What shapes findings, and no bytes. */
const findingsOnly = ['assumedKubernetes', 'schemas', 'severities'];
const set = released['2026-12']!;

/** Each default of a set, by its path, with another value in its place. */
function* changed(value: unknown, path: readonly string[]): Iterable<readonly [path: string, set: DefaultSet]> {
  if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* changed(each, [...path, key]);
  else if (!findingsOnly.includes(path[0] ?? ''))
    yield [path.join(' '), withOther(set, path, otherThan(path[0], value))];
}

function otherThan(path: string | undefined, value: unknown): unknown {
  if (path === 'kubernetes') return '1.29';
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${value}0`;
}

function withOther<T>(into: T, [key, ...rest]: readonly string[], other: unknown): T {
  if (key === undefined) return other as T;
  if (Array.isArray(into)) return into.map((each, i) => (`${i}` === key ? withOther(each, rest, other) : each)) as T;
  return { ...into, [key]: withOther(into[key as keyof T], rest, other) };
}

test.each([...changed(set, [])])('the default %s shapes what the fleet renders, or is refused in it', (_, other) => {
  const takeBack = replaceSets({ '2026-12': other });
  try {
    expect(renderedOrRefused()).not.toBe(readFileSync(fileOf('2026-12'), 'utf8'));
  } finally {
    takeBack();
  }
});

function renderedOrRefused(): string {
  try {
    return renderedBy('2026-12');
  } catch (error) {
    return String(error);
  }
}
