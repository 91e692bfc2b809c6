import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Problem, problem, UsageError } from '../problem.js';
import { globMatcher } from './glob.js';
import type { SourceText } from './manifests.js';
import { renderCommand, treeOf, type Unrendered } from './trees.js';

/** A file that counts, in no hidden folder: those belong to tools. */
export const isTreePath = (path: string): boolean =>
  isTreeFile(path.slice(path.lastIndexOf('/') + 1)) &&
  !path.split(/[\\/]/).some(part => part.startsWith('.') && part !== '.' && part !== '..');

/** What of a folder's files is a manifest, or decides how these are read. */
export const isTreeFile = (name: string): boolean => extensions.test(name) || name === 'Kustomization';

const extensions = /\.(ya?ml|json)$/;
const largest = 64 * 1024 * 1024;

/** The path that stands for standard input. */
const stdin = '-';

/** What of a folder is read, and how. */
export interface Reading {
  /** Patterns of files and folders that are left out. @default none */
  readonly exclude?: readonly string[] | undefined;
  /** Renders a chart or a kustomization. @default it is skipped, with a warning that names the command */
  readonly render?: ((unrendered: Unrendered) => SourceText) | undefined;
}

/**
 * The texts of files and folders, in sorted order; `-` is standard input. A folder gives its .yaml, .yml and .json
 * files, at any depth; hidden ones and links to folders are left out, and so is what a tool has to render first.
 * @throws UsageError naming every path that does not exist
 */
export function* readSources(paths: readonly string[], reading: Reading = {}): Iterable<SourceText> {
  const problems: Problem[] = [];
  const found = [...new Set(paths.flatMap(path => filesAt(normalize(path), problems)))];
  if (problems.length > 0) throw new UsageError(problems);
  yield* sourcesOf(
    found,
    file => sourceText(file),
    reading,
    paths.map(path => normalize(path)),
  );
}

/**
 * The sources among files of a tree.
 * @param given files that were named themselves: they are read whatever is beside them
 */
export function* sourcesOf(
  found: readonly string[],
  read: (file: string) => SourceText,
  { exclude = [], render = notRendered }: Reading,
  given: readonly string[],
): Iterable<SourceText> {
  const excluded = exclude.map(globMatcher);
  const files = found.filter(file => !excluded.some(matches => matches(file)));
  const givenPaths = new Set(given);
  const named = files.filter(file => givenPaths.has(file));
  const tree = treeOf(
    files.filter(file => !givenPaths.has(file)),
    file => read(file).text,
  );
  for (const each of tree.unrendered) yield render(each);
  const manifests = new Set([...named, ...tree.files.filter(file => extensions.test(file))]);
  for (const file of files) if (manifests.has(file)) yield read(file);
}

function notRendered(unrendered: Unrendered): SourceText {
  const { folder, tool } = unrendered;
  const what = tool === 'helm' ? 'a Helm chart' : 'a kustomization that changes or makes manifests';
  const fault: Problem = {
    id: 'not-rendered',
    severity: 'warning',
    message: `"${folder}" is ${what}, and its files are not manifests: skipped`,
    hint: `Render it: ${renderCommand(unrendered).join(' ')} | plainsail check -; or add --render, which runs the command.`,
    file: folder,
  };
  return { file: folder, text: '', fault };
}

function filesAt(path: string, problems: Problem[]): readonly string[] {
  if (path === stdin) return [path];
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return filesUnder(path);
  if (stat) return [path];
  problems.push(unreadable(path, 'no such file or folder'));
  return [];
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    if (!isTreeFile(entry.name)) return [];
    return entry.isFile() || statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
  });
}

function sourceText(file: string): SourceText {
  const fault = (message: string, hint?: string) => ({ file, text: '', fault: unreadable(file, message, hint) });
  const bytes = file === stdin ? readFileSync(0) : bytesOf(file);
  if (typeof bytes === 'number') return fault(`${bytes} bytes are too many; ${largest} are allowed`, 'Split it.');
  const text = decode(bytes);
  return text === undefined ? fault('not UTF-8 text') : { file, text };
}

/** Where most files fit in: few of them are asked for their size, and none gets memory of its own. */
const room = Buffer.allocUnsafe(256 * 1024);

/** The bytes of a file, good until the next one is read; how many they are where these are too many. */
function bytesOf(file: string): Uint8Array | number {
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    // A pipe gives its bytes in parts; nothing more is the end.
    for (let more = 1; more > 0 && length < room.length; length += more)
      more = readSync(descriptor, room, length, room.length - length, null);
    if (length < room.length) return room.subarray(0, length);
    const { size } = fstatSync(descriptor);
    return size > largest ? size : Buffer.concat([room, readFileSync(descriptor)]);
  } finally {
    closeSync(descriptor);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 text, without a byte order mark; undefined for anything else. */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const unreadable = (file: string, message: string, hint = 'Name YAML files, or folders with YAML files.'): Problem =>
  problem('unreadable-file', `${file}: ${message}`, { hint, file });
