import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { append } from '../graph/append.js';
import { at, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { type Problem, problem, UsageError } from '../problem.js';
import { readDefinitions } from '../read/definitions.js';
import { yamlOf } from '../render/render.js';
import { type Definition, definitionsOf } from './definition.js';
import { moduleText } from './module.js';
import { definitionKind, definitionObjects } from './sources.js';

/** Where the files of an import go; both are folders. */
export interface Folders {
  /** The definitions, as `check` and `synth` read them. */
  readonly crds: string;
  /** The TypeScript modules, one for each API group. */
  readonly modules: string;
}

/** A module that was made. */
export interface Imported {
  readonly path: string;
  readonly definitions: readonly Definition[];
}

/**
 * Keeps the definitions of files, folders and charts in the project, and makes a module of each of their API groups,
 * with every kind of the group that the project has: what came from an earlier import stays.
 * @throws UsageError where there is no definition, or where another file of the project has it already
 */
export function importDefinitions(paths: readonly string[], folders: Folders): readonly Imported[] {
  const given = definitionObjects(paths);
  const kept = existsSync(folders.crds) ? (readDefinitions([folders.crds])?.ofKind(definitionKind) ?? []) : [];
  const byName = grouped(given.filter(object => !isInside(object, folders.crds)));
  refuseElsewhere([...byName.keys()], kept, folders);
  for (const [name, objects] of byName) write(join(folders.crds, `${name}.yaml`), textFor(objects));
  const groups = new Set(given.map(groupOf));
  const all = readDefinitions([folders.crds])?.ofKind(definitionKind) ?? given;
  return [...groups].sort().map(group => {
    const definitions = definitionsOf(all.filter(object => groupOf(object) === group));
    const path = join(folders.modules, `${group}.ts`);
    write(path, moduleText(definitions));
    return { path: relative(process.cwd(), path), definitions };
  });
}

function grouped(objects: readonly GraphObject[]): ReadonlyMap<string, readonly GraphObject[]> {
  const byName = new Map<string, GraphObject[]>();
  for (const object of objects) append(byName, object.name, object);
  return byName;
}

const groupOf = ({ manifest }: GraphObject): string => textOf(at(manifest, 'spec')['group']) ?? '';

const fileOf = ({ file = '' }: GraphObject): string => resolve(file.replace(/:\d+$/, ''));

const isInside = (object: GraphObject, folder: string): boolean => !relative(folder, fileOf(object)).startsWith('..');

/** A definition in two files of the project would be checked twice. */
function refuseElsewhere(names: readonly string[], kept: readonly GraphObject[], { crds }: Folders): void {
  const problems: Problem[] = kept
    .filter(object => names.includes(object.name) && fileOf(object) !== resolve(crds, `${object.name}.yaml`))
    .map(object => {
      const file = relative(process.cwd(), fileOf(object));
      const hint = `Import "${file}" itself, or take the definition out of it.`;
      return problem('import', `"${file}" has the definition "${object.name}" already.`, { hint });
    });
  if (problems.length > 0) throw new UsageError(problems);
}

/** One object; the versions of several, which a cluster has one after another, are those of one. */
function textFor(objects: readonly GraphObject[]): string {
  return objects.map(object => yamlOf(object)).join('---\n');
}

function write(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
