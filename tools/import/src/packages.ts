import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TypeId } from './shape.js';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));

export const declarationOf = ({ package: name, path }: TypeId) =>
  readFileSync(`${modules}${name}/${path}.d.ts`, 'utf8');

/** Where the compiled JSON schema of a type is, by the long name it is exported under. */
export const validatorFile = (packageName: string, longName: string) =>
  `${modules}${packageName}/_schemas/${longName}.js`;

/** The code of a compiled JSON schema; undefined if missing. */
export function validatorCode(packageName: string, longName: string): string | undefined {
  const file = validatorFile(packageName, longName);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Names of the types declared in a folder of a package: `apps/v1`. */
export function typesIn(packageName: string, folder: string): readonly string[] {
  const suffix = '.d.ts';
  return readdirSync(`${modules}${packageName}/${folder}`)
    .filter(file => file.endsWith(suffix) && file !== `index${suffix}`)
    .map(file => file.slice(0, -suffix.length))
    .sort();
}

/** The type that an import of another declaration means. */
export function imported(from: TypeId, specifier: string): TypeId {
  const path = specifier.replace(/\.js$/, '');
  if (path.startsWith('.')) return { package: from.package, path: posix.join(dirname(from.path), path) };
  const [scope, name, ...rest] = path.split('/');
  if (path.startsWith('@')) return { package: `${scope}/${name}`, path: rest.join('/') };
  return { package: scope!, path: [name, ...rest].join('/') };
}
