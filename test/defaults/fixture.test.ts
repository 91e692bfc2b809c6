import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dates } from '../../src/defaults/dated.js';
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
  ['constructs/component/probe', 'startupOf', (probe: object) => ({ ...probe, period: 5, failures: 30 })],
  ['constructs/component/spread', 'spreadOver', () => []],
  ['constructs/object/wave', 'workloadWave', 2],
  ['constructs/object/wave', 'protectedAnnotations', {}],
];

test.each(changes)('a default that changes in %s (%s) is seen', (module, name, value) => {
  jest.isolateModules(() => {
    jest.doMock(`../../src/${module}`, () => ({ ...jest.requireActual(`../../src/${module}`), [name]: value }));
    const { renderedFixture: changed } = jest.requireActual<typeof import('./fixture-fleet.js')>('./fixture-fleet');
    expect(renderedBy('2026-12', changed)).not.toBe(readFileSync(fileOf('2026-12'), 'utf8'));
    jest.dontMock(`../../src/${module}`);
  });
});
