import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goProject } from './project-languages/go.js';
import { pythonProject } from './project-languages/python.js';
import { Missing } from './project-languages/synth.js';

// `node tools/projects.js <plainsail.tgz>`: the packed package in cdk8s projects of every kind. Those in TypeScript have
// to compile, with the declarations of all packages checked, and to render the same manifests; those in other languages
// use the checks alone.
const root = fileURLToPath(new URL('..', import.meta.url));
const tarball = resolve(process.argv[2] ?? 'missing.tgz');
const { devDependencies: ours } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const sources = join(root, 'tools', 'projects');
const work = mkdtempSync(join(tmpdir(), 'plainsail-projects-'));

/** The lowest versions that package.json and the README promise. */
const lowest = { cdk8s: '2.66.0', constructs: '10.0.0' };
const compilers = {
  'typescript-4.9': 'npm:typescript@4.9.5',
  'typescript-5.0': 'npm:typescript@5.0.4',
  'typescript-7': 'npm:typescript@7.0.2',
};

const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const node = (cwd, ...args) => run(cwd, process.execPath, ...args);
const json = (path, value) => writeFileSync(path, JSON.stringify(value, null, 2));
const install = (folder, more) => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'package.json');
  const manifest = readdirSync(folder).includes('package.json')
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { private: true };
  json(path, { ...manifest, dependencies: { ...manifest.dependencies, ...more } });
  run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--silent');
};

/** What `cdk8s init typescript-app` makes, with the declaration of this test in its place. */
function template(folder) {
  const from = join(root, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app');
  const values = {
    $base: 'shop',
    cdk8s_core_version: ours.cdk8s,
    cdk8s_plus_version: '2.5.57',
    constructs_version: ours.constructs,
    cdk8s_cli_spec: ours['cdk8s-cli'],
  };
  mkdirSync(folder);
  for (const name of ['package.json', 'tsconfig.json', 'jest.config.js', 'cdk8s.yaml']) {
    const text = readFileSync(join(from, name), 'utf8').replace(/\{\{\s*(\S+)\s*\}\}/g, (_, key) => values[key]);
    writeFileSync(join(folder, name), text);
  }
  cpSync(sources, folder, { recursive: true });
  const plugin = { package: './node_modules/plainsail', version: '0.1.0', class: 'PlainsailValidation' };
  const config = readFileSync(join(folder, 'cdk8s.yaml'), 'utf8');
  writeFileSync(join(folder, 'cdk8s.yaml'), `${config}\nvalidations: ${JSON.stringify([plugin])}\n`);
}

/** A folder of its own below a project, whose packages it shares. */
function variant(project, name, compilerOptions, type = 'commonjs') {
  const folder = join(project, name);
  mkdirSync(folder);
  json(join(folder, 'package.json'), { private: true, type });
  const strict = { strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true, declaration: true };
  const output = { target: 'es2020', lib: ['es2020'], outDir: 'out', types: [] };
  json(join(folder, 'tsconfig.json'), {
    compilerOptions: { ...strict, ...output, ...compilerOptions },
    files: ['main.ts'],
  });
  cpSync(join(sources, 'main.ts'), join(folder, 'main.ts'));
  return folder;
}

/** The programs of docs/cdk8s-plus.md: each compiles with its own cdk8s-plus and with another one, and renders as a fleet. */
function mixedPrograms(project, tsc) {
  const page = readFileSync(join(root, 'docs', 'cdk8s-plus.md'), 'utf8');
  const programs = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, text]) => text);
  const fleet = `
import { Environment, Fleet } from 'plainsail';
const cluster = { ingress: { className: 'nginx', controller: { namespace: 'ingress-nginx' } } };
const staging = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {}, cluster });
export const fleet = new Fleet({ environments: [staging], systems: { shop: Shop } });
`;
  // cdk8s-plus-33 itself leaves out the volume of a claim that a StatefulSet mounts, which the check finds.
  const faulty = { 'cdk8s-plus-33': 'program-4.ts' };
  install(project, { 'cdk8s-plus-28': ours['cdk8s-plus-28'] });
  for (const plus of ['cdk8s-plus-28', 'cdk8s-plus-33']) {
    tried(`the ${programs.length} programs of docs/cdk8s-plus.md, type-checked and rendered with ${plus}`, () => {
      // cdk8s-plus by itself is not written for exact optional properties.
      const options = { module: 'nodenext', noEmit: true, skipLibCheck: true, exactOptionalPropertyTypes: false };
      const folder = variant(project, `of-${plus}`, options, 'module');
      const names = programs.map((text, i) => {
        const name = `program-${i + 1}.ts`;
        writeFileSync(join(folder, name), text.replaceAll('cdk8s-plus-28', plus) + fleet);
        return name;
      });
      const config = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
      json(join(folder, 'tsconfig.json'), { ...config, files: names });
      node(folder, tsc, '-p', '.');
      for (const name of names) {
        if (name === faulty[plus]) continue;
        json(join(folder, 'package.json'), { private: true, type: 'module', plainsail: { fleet: name } });
        node(folder, join(project, 'node_modules', 'plainsail', 'bin', 'plainsail.js'), 'synth', '--out', `of-${name}`);
      }
    });
  }
}

/** The programs of docs/guide.md, which are files of one project. */
function guidePrograms(project, tsc) {
  const page = readFileSync(join(root, 'docs', 'guide.md'), 'utf8');
  const programs = [...page.matchAll(/```ts\n\/\/ (src\/\S+)\n(.*?)```/gs)];
  tried(`the ${programs.length} programs of docs/guide.md, type-checked`, () => {
    const folder = variant(
      project,
      'of-guide',
      { module: 'nodenext', noEmit: true, resolveJsonModule: true },
      'commonjs',
    );
    json(join(folder, 'versions.json'), {});
    mkdirSync(join(folder, 'src'));
    for (const [, path, text] of programs) writeFileSync(join(folder, path), text);
    const config = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
    json(join(folder, 'tsconfig.json'), { ...config, files: programs.map(([, path]) => path) });
    node(folder, tsc, '-p', '.');
  });
}

const rendered = folder => readFileSync(join(folder, 'dist', 'shop.k8s.yaml'), 'utf8');
let failures = 0;
let wanted;

/** @param work everything that its commands print is shown where it fails */
function tried(name, work) {
  const started = Date.now();
  try {
    work();
    console.log(`ok: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    if (error instanceof Missing) return console.log(`skipped: ${name}: ${error.message}`);
    failures += 1;
    console.log(`FAILED: ${name}: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  }
}

/** @param work compiles and renders */
const project = (name, work) =>
  tried(name, () => {
    const folder = work();
    wanted ??= rendered(folder);
    if (rendered(folder) !== wanted) throw new Error('renders other manifests than the first project');
  });

try {
  const newest = join(work, 'newest');
  const older = join(work, 'older');
  const others = join(work, 'compilers');
  template(newest);
  install(newest, { plainsail: `file:${tarball}` });
  install(older, { plainsail: `file:${tarball}`, ...lowest });
  install(others, compilers);
  const tsc = join(newest, 'node_modules', 'typescript', 'bin', 'tsc');
  const compiler = name => join(others, 'node_modules', `typescript-${name}`, 'bin', 'tsc');
  const compiled = (folder, by = tsc) => {
    node(folder, by, '-p', '.');
    node(folder, 'out/main.js');
    return folder;
  };

  project('cdk8s init typescript-app as it comes: tsc, jest, cdk8s synth with the plugin', () => {
    run(newest, 'npm', 'run', 'compile');
    run(newest, 'npm', 'test');
    run(newest, 'npx', '--no-install', 'cdk8s', 'synth', '--check-upgrade=false');
    return newest;
  });
  project('a module, nodenext', () => compiled(variant(newest, 'nodenext', { module: 'nodenext' }, 'module')));
  project('a module, TypeScript 7', () =>
    compiled(variant(newest, 'seven', { module: 'nodenext' }, 'module'), compiler('7')),
  );
  project('CommonJS, node16', () => compiled(variant(newest, 'node16', { module: 'node16' })));
  project('bundler', () => {
    const options = { module: 'esnext', moduleResolution: 'bundler', noEmit: true, declaration: false };
    const folder = variant(newest, 'bundler', options, 'module');
    node(folder, tsc, '-p', '.');
    const esbuild = join(newest, 'node_modules', 'esbuild', 'bin', 'esbuild');
    run(
      folder,
      esbuild,
      'main.ts',
      '--bundle',
      '--platform=node',
      '--packages=external',
      '--format=esm',
      '--outfile=out.js',
    );
    node(folder, 'out.js');
    return folder;
  });
  for (const version of ['4.9', '5.0']) {
    const name = `node10, TypeScript ${version}, cdk8s ${lowest.cdk8s}, constructs ${lowest.constructs}`;
    const options = { module: 'commonjs', moduleResolution: 'node' };
    project(name, () => compiled(variant(older, `typescript-${version}`, options), compiler(version)));
  }
  const same = `
    const entries = ['plainsail', ...['checks', 'monitoring', 'platform', 'testing'].map(name => 'plainsail/' + name)];
    Promise.all(entries.map(async entry => {
      const [imported, required] = [await import(entry), require(entry)];
      if (Object.keys(required).some(name => imported[name] !== required[name])) throw new Error(entry);
    })).then(() => {
      const { ProblemError } = require('plainsail/checks');
      try {
        new (require('plainsail').Environment)('Not a name', { tier: 'staging', domain: 'example.com', versions: {} });
      } catch (error) {
        if (error instanceof ProblemError) return;
      }
      throw new Error('the root entry throws another ProblemError');
    });`;
  project('import and require give one copy', () => {
    node(newest, '-e', same);
    return newest;
  });
  mixedPrograms(newest, tsc);
  guidePrograms(newest, tsc);
  const plugin = { tarball, cdk8s: join(root, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s') };
  tried('the plugin in a project in Python', () => pythonProject(join(work, 'python'), plugin));
  tried('the plugin in a project in Go', () => goProject(join(work, 'go'), plugin));
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
