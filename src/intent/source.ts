import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IConstruct } from 'constructs';
import { onChildAdded } from '../cdk8s/children.js';
import { packageRoot } from '../package-root.js';
import type { Intents } from './intents.js';
import { firstRecorded, record } from './record.js';

const inside = (folder: string) => (file: string) => file.startsWith(packageRoot + folder + sep);
const inBuild = inside('lib');
const inBin = inside('bin');
const inSources = inside('src');
const inSystems = inside(`src${sep}systems`);

const inPackage = (file: string) => file.includes(`${sep}node_modules${sep}`) && !file.includes(`${sep}.cache${sep}`);

/** Frames of libraries tell a user nothing; the systems that ship with this one are users. */
const isLibrary = (file: string) =>
  inBuild(file) || inBin(file) || inPackage(file) || (inSources(file) && !inSystems(file));

/** A place in the running text. */
type Place = Intents['source'];
/** A function or class, as far as it can be found on the stack. */
export type Callee = (abstract new (...args: never[]) => unknown) | ((...args: never[]) => unknown);

/** Records the first frame outside the library that led to the class of a construct: about 10 µs. */
export function recordSource(by: IConstruct, madeAs: Callee): void {
  const place = callerOf(madeAs);
  if (place) record(by, 'source', place);
}

/** Where the children of `recordChildSources` were made. */
const made = new WeakMap<IConstruct, Place>();

/** From now on, notes where each direct child of a construct is made: constructs of other libraries do not say. */
export function recordChildSources(parent: IConstruct): void {
  onChildAdded(parent, child => {
    const place = callerOf(child.constructor as Callee);
    if (place) made.set(child, place);
  });
}

/** `file:line` of the nearest ancestor of which it is known, relative to the working directory. */
export function sourceOf(construct: IConstruct): string | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const place = firstRecorded(at, 'source') ?? made.get(at);
    if (place) return printed(place);
  }
  return undefined;
}

/** `file:line` of the user's code that called `callee`. */
export function callerSource(callee: Callee): string | undefined {
  const place = callerOf(callee);
  return place && printed(place);
}

/** `file:line` of the user's code that an error was thrown in, or that called what threw it. */
export function thrownAt(error: unknown): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const [, name = '', line, column] of stack.matchAll(/^ {4}at (?:.*\()?(.+?):(\d+):(\d+)\)?$/gm)) {
    const file = userFile(name);
    if (file !== undefined) return printed({ file, line: Number(line), column: Number(column) });
  }
  return undefined;
}

const userFiles = new Map<string, string | undefined>();

/** The path of a module of a user; nothing for one of a library. */
function userFile(name: string): string | undefined {
  if (!userFiles.has(name)) {
    const file = filePathOf(name);
    userFiles.set(name, file === undefined || isLibrary(file) ? undefined : file);
  }
  return userFiles.get(name);
}

function callerOf(callee: Callee): Place | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: NodeJS.CallSite[] } = {};
  try {
    Error.stackTraceLimit = 8;
    Error.prepareStackTrace = (_, sites) => sites;
    Error.captureStackTrace(holder, callee);
    for (const site of holder.stack ?? []) {
      const file = userFile(site.getFileName() ?? '');
      if (file === undefined) continue;
      return { file, line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 };
    }
    return undefined;
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}

/** As the compiled source has it. */
function printed({ file, line, column }: Place): string {
  const entry = mapOf(file)?.findEntry(line - 1, column - 1);
  const known = entry && 'originalSource' in entry;
  const path = known ? resolve(dirname(file), entry.originalSource) : file;
  return `${relative(process.cwd(), path).split(sep).join('/')}:${known ? entry.originalLine + 1 : line}`;
}

const maps = new Map<string, SourceMap | undefined>();

/** The map beside a compiled file, read only when a place is printed. */
function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    const path = `${file}.map`;
    maps.set(file, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined);
  }
  return maps.get(file);
}

function filePathOf(name: string): string | undefined {
  if (name === '' || name.startsWith('node:')) return undefined;
  return name.startsWith('file:') ? fileURLToPath(name) : name;
}
