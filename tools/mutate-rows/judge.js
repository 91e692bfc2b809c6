import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { parse } from 'yaml';

/** What those suites are about is in other files than the operators change, and they start servers. */
const others = ['release-gate', 'supervisor', 'smoke'];

/**
 * Judges the sources in a folder. The library and the tables of decisions are compiled and loaded once; for each fault
 * only `src/systems` is, so that a fault costs a second, and the suites of its system only where the tables do not see it.
 * @param {string} root a copy of the project
 */
export async function judgeIn(root) {
  const core = join(root, '.core');
  const shared = ['src/index.ts', ...listed('src/entries').map(name => `src/entries/${name}`)];
  await build({
    ...common(root),
    entryPoints: [...shared, 'src/synth/synthesize.ts', 'test/systems/tables.ts'],
    outdir: core,
    outbase: '.',
    splitting: true,
    outExtension: { '.js': '.mjs' },
  });
  const load = path => import(pathToFileURL(join(core, path)).href);
  const { synthesize } = await load('src/synth/synthesize.mjs');
  const { decisions } = await load('test/systems/tables.mjs');
  const loaded = new Set(shared.map(path => join(root, path)));
  const decided = Object.fromEntries(
    listed('test/systems/tables').map(name => [basename(name, '.yaml'), parse(text('test/systems/tables', name))]),
  );
  for (const system of Object.keys(decided))
    writeFileSync(join(root, 'test/systems', `${system}-all.test.ts`), allSuites(system));
  let builds = 0;
  const untouched = digest(await fleetNow());
  // A suite that fails anyway would notice everything.
  const failing = Object.keys(decided).filter(system => !suitesPass(system));
  if (failing.length > 0) throw new Error(`Without any fault, tests fail already: those of ${failing.join(', ')}`);
  return { notices };

  /**
   * Who notices the fault that is in the sources now; undefined when nothing that is rendered is another.
   * @param {string} path of the source that has the fault
   * @returns {Promise<'same' | 'refused' | 'tables' | 'suites' | undefined>}
   */
  async function notices(path) {
    let found;
    let fleet;
    try {
      fleet = await fleetNow();
      found = decisions(fleet);
    } catch {
      return 'refused';
    }
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(found)), decided)) return 'tables';
    const now = digest(fleet);
    if (now === undefined) return 'refused';
    if (now === untouched) return 'same';
    const [, , system, ...rest] = path.split('/');
    const systems = rest.length > 0 ? [system] : Object.keys(decided);
    return systems.every(suitesPass) ? undefined : 'suites';
  }

  async function fleetNow() {
    builds += 1;
    const outfile = join(root, '.core', `fleet-${builds}.mjs`);
    await build({ ...common(root), entryPoints: ['src/main.ts'], outfile, plugins: [ownUrl, once()] });
    return (await import(pathToFileURL(outfile).href)).fleet;
  }

  /** A digest of everything that is rendered, gates or not; undefined where it is refused. */
  function digest(fleet) {
    try {
      const { files } = synthesize({ fleet, out: join(root, 'dist') }).request;
      const hash = createHash('sha256');
      for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
        hash.update(`${path}\0${content}\0`);
      return hash.digest('hex');
    } catch {
      return undefined;
    }
  }

  /** The library is the one that is loaded already. */
  function once() {
    return {
      name: 'once',
      setup({ onResolve }) {
        onResolve({ filter: /^[.]/ }, ({ path, importer }) => {
          const source = resolve(dirname(importer), path).replace(/[.]js$/, '.ts');
          if (!loaded.has(source)) return undefined;
          return { path: source.replace(root, core).replace(/[.]ts$/, '.mjs'), external: true };
        });
      },
    };
  }

  /** The suites of a system as one, so that the library is loaded once for all of them. */
  function allSuites(system) {
    return listed(`test/systems/${system}`)
      .filter(name => name.endsWith('.test.ts') && !others.includes(basename(name, '.test.ts')))
      .map(name => `describe('${name}', () => {\n  require('./${system}/${name}');\n});\n`)
      .join('');
  }

  function suitesPass(system) {
    const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--runInBand', `test/systems/${system}-all`];
    return spawnSync(process.execPath, jest, { cwd: root, encoding: 'utf8' }).status === 0;
  }

  function listed(folder) {
    return readdirSync(join(root, folder)).sort();
  }

  function text(...path) {
    return readFileSync(join(root, ...path), 'utf8');
  }
}

const common = root => ({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'silent',
  plugins: [ownUrl],
});

/** A module that asks where it is gets the place of its source, not that of the bundle. */
const ownUrl = {
  name: 'own-url',
  setup({ onLoad }) {
    onLoad({ filter: /[/](src|test)[/].*[.]ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8');
      if (!contents.includes('import.meta.url')) return undefined;
      return {
        contents: contents.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
        loader: 'ts',
      };
    });
  },
};
