import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importDefinitions } from '../../src/importing/import.js';

const root = join(__dirname, '..', '..');
export let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plainsail-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

export function put(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

export const imported = (...paths: readonly string[]) =>
  importDefinitions(paths, { crds: join(folder, 'crds'), modules: join(folder, 'src', 'imports') });
export const moduleOf = (group: string) => readFileSync(join(folder, 'src', 'imports', `${group}.ts`), 'utf8');

interface Given {
  readonly kind: string;
  readonly group?: string;
  readonly versions: readonly Readonly<Record<string, unknown>>[];
  readonly scope?: string;
}

export const version = (name: string, spec: unknown = {}, more: object = {}) => ({
  name,
  served: true,
  storage: name === 'v1',
  schema: { openAPIV3Schema: { type: 'object', properties: { spec }, ...more } },
});

export const definition = ({ kind, group = 'example.com', versions, scope = 'Namespaced' }: Given): string =>
  JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind.toLowerCase()}s.${group}` },
    spec: { group, scope, names: { kind, plural: `${kind.toLowerCase()}s` }, versions },
  });

/** The module with this spec of a kind Thing. */
export const withSpec = (spec: unknown): string => {
  imported(put('thing.json', definition({ kind: 'Thing', versions: [version('v1', spec)] })));
  return moduleOf('example.com');
};

/** Compiles the modules with a program that uses them; the output of the compiler. */
export function compiled(program: string): string {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  put('package.json', '{ "type": "module" }');
  const file = put('src/program.ts', program);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--skipLibCheck'];
  try {
    return execFileSync(process.execPath, [tsc, ...options, '--module', 'nodenext', file], {
      encoding: 'utf8',
      cwd: folder,
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
