import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import type { Chosen } from './choices.js';
import type { NewFile } from './file.js';
import type { Kit } from './kit.js';
import type { Place } from './place.js';
import { reworded } from './wording.js';

/** npm packs no files of these names as they are. */
const dotted = ['gitignore', 'gitattributes'];

const runners = { node: 'node:test', vitest: 'vitest', jest: '@jest/globals' } as const;

/** Sources, tests and settings of a new project; of one that has a fleet, the settings. */
export function projectFiles({ templates }: Kit, place: Place, { system, tests }: Chosen): readonly NewFile[] {
  const { project, base, out, hasFleet } = place;
  const folder = join(templates, 'project');
  const isSource = (name: string) => name.includes('/') || name === 'versions.json';
  const own = namesIn(folder)
    .filter(name => !(hasFleet && isSource(name)))
    .map(name => {
      const path = reworded(dotted.includes(name) ? `.${name}` : name, system);
      const text = readFileSync(join(folder, name), 'utf8').replace(`'${runners.node}'`, `'${runners[tests]}'`);
      return {
        path: join(project, base, base === '' ? path : besideOthers(path)),
        text: reworded(rendering(text, posix.relative(base, out)), system),
      };
    });
  return tests === 'jest' ? [...own, { path: join(project, base, 'jest.config.cjs'), text: jestSettings }] : own;
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** Somebody else's runner looks for `*.test.ts` everywhere. */
const besideOthers = (path: string) => path.replace(/\.test\.ts$/, '.ts');

/** What a file says of the folder that is rendered. */
const rendering = (text: string, out: string) =>
  text.replace(/^dist\/\*\*/gm, `${out}/**`).replaceAll('`dist`', `\`${out}\``);

const jestSettings = `/** The types are checked by tsc; here they are only removed. */
module.exports = {
  testMatch: ['**/test/**/*.test.ts'],
  transform: { '\\\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { module: 'commonjs', esModuleInterop: true } }] },
};
`;
