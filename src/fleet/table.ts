import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ProblemError, problem, UsageError } from '../problem.js';
import { projectAround } from '../project-folder.js';
import { compose } from '../read/compose.js';
import { Unreadable } from '../read/document.js';
import type { Node } from '../read/node.js';
import { parseText } from '../read/parse.js';

/** A named entry of a YAML file, with the places of its fields. */
export interface Entry {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** `file:line` of a field, or of the entry. */
  readonly placeOf: (field?: string) => string;
}

const form = 'Write one entry for each environment: "eu-07: { zones: 3 }".';

/**
 * The entries of a YAML file that is a map of names to maps.
 * @param path from the folder of package.json
 * @throws ProblemError for a file that is missing, cannot be read, or has another form
 */
export function entriesOf(path: string): readonly Entry[] {
  const file = join(projectAround(process.cwd()) ?? process.cwd(), path);
  if (!existsSync(file)) {
    throw new UsageError([
      problem('environment', `the file of environments "${path}" does not exist.`, {
        hint: 'Name a file from the folder of package.json.',
      }),
    ]);
  }
  const [value, root] = read(readFileSync(file, 'utf8'), path);
  if (!isMap(value)) throw refused(path, 1, 'it is not a map of names to facts.');
  const problems: Problem[] = [];
  const entries = Object.entries(value).flatMap(([name, fields]): Entry[] => {
    const at = entryIn(root, name);
    const placeOf = (field?: string) => `${path}:${(field && entryIn(at?.[1], field)?.[0].line) || at?.[0].line || 1}`;
    if (isMap(fields)) return [{ name, fields, placeOf }];
    if (fields === null) return [{ name, fields: {}, placeOf }];
    problems.push(problem('environment', `"${name}" is ${JSON.stringify(fields)}.`, { hint: form, file: placeOf() }));
    return [];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return entries;
}

function read(text: string, path: string): readonly [value: unknown, root: Node | undefined] {
  try {
    const document = { text, line: 1 };
    return [parseText(document).value, compose(document).root];
  } catch (error) {
    if (error instanceof Unreadable) throw refused(path, error.line, `${error.message}.`, error.hint);
    throw error;
  }
}

/** Key and value of an entry of a map. */
function entryIn(map: Node | undefined, name: string): readonly [key: Node, value: Node | undefined] | undefined {
  const node = map?.kind === 'alias' ? map.target : map;
  if (node?.kind !== 'map') return undefined;
  const at = node.children.findIndex(({ text }, i) => i % 2 === 0 && text === name);
  return at < 0 ? undefined : [node.children[at] as Node, node.children[at + 1]];
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refused = (path: string, line: number, what: string, hint = form) =>
  new ProblemError([problem('environment', `"${path}": ${what}`, { hint, file: `${path}:${line}` })]);
