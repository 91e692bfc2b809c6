import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Problem, problem, UsageError } from '../problem.js';
import type { SourceText } from './manifests.js';

/** What a folder's manifests are called; hidden files and folders belong to tools. */
export const isManifestPath = (path: string): boolean =>
  extensions.test(path) && !path.split(/[\\/]/).some(part => part.startsWith('.') && part !== '.' && part !== '..');

const extensions = /\.(ya?ml|json)$/;
const largest = 64 * 1024 * 1024;

/** The path that stands for standard input. */
const stdin = '-';

/**
 * The texts of files and folders, in sorted order; `-` is standard input. A folder gives its .yaml, .yml and .json
 * files, at any depth; hidden ones and links to folders are left out.
 * @throws UsageError naming every path that does not exist
 */
export function* readSources(paths: readonly string[]): Iterable<SourceText> {
  const problems: Problem[] = [];
  const files = [...new Set(paths.flatMap(path => filesAt(normalize(path), problems)))];
  if (problems.length > 0) throw new UsageError(problems);
  for (const file of files) yield sourceText(file);
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
    return extensions.test(entry.name) && statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
  });
}

function sourceText(file: string): SourceText {
  const fault = (message: string, hint?: string) => ({ file, text: '', fault: unreadable(file, message, hint) });
  const size = file === stdin ? 0 : statSync(file).size;
  if (size > largest) return fault(`${size} bytes are too many; ${largest} are allowed`, 'Split it.');
  const text = decode(readFileSync(file === stdin ? 0 : file));
  return text === undefined ? fault('not UTF-8 text') : { file, text };
}

/** UTF-8 text, without a byte order mark; undefined for anything else. */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const unreadable = (file: string, message: string, hint = 'Name YAML files, or folders with YAML files.'): Problem =>
  problem('unreadable-file', `${file}: ${message}`, { hint, file });
