import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { countLines, type DocumentText } from './documents.js';

/** The value of a document and where things stand in it. */
export interface ParsedDocument {
  readonly value: unknown;
  /** The line of the first node. */
  readonly line: number;
  /** The lines of the entries of a top-level `items`. */
  readonly itemLines: readonly number[];
}

/** Why a document cannot be read, and the line. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** Kubernetes manifests nest a few dozen levels at most, also CRD schemas. */
export const deepest = 200;
/** A list of objects may be large; what only a general parser can read may not take all memory. */
const largest = 16 * 1024 * 1024;

/**
 * Reads a document with the general parser: any YAML 1.2, merge keys included.
 * @throws Unreadable for what is no YAML, ambiguous (duplicate keys), or made to exhaust its reader.
 */
export function parseText({ text, line }: DocumentText): ParsedDocument {
  if (text.length > largest) {
    throw new Unreadable(
      `one document of ${text.length} characters is too large; ${largest} are allowed`,
      line,
      'Split it.',
    );
  }
  const lineAt = (offset: number) => line + countLines(text, 0, offset);
  const document = composed(text, line);
  const [error] = document.errors;
  if (error) throw new Unreadable(error.message, lineAt(error.pos[0]), hintFor(error.code));
  inspect(document, lineAt);
  const contents = document.contents;
  const items = isMap(contents) ? contents.get('items', true) : undefined;
  return {
    value: expanded(document, line),
    line: lineAt(contents?.range?.[0] ?? 0),
    itemLines: isSeq(items) ? items.items.map(item => lineAt((item as Ranged | null)?.range?.[0] ?? 0)) : [],
  };
}

interface Ranged {
  readonly range?: readonly number[] | null;
}

function composed(text: string, line: number): Document {
  try {
    return parseDocument(text, {
      uniqueKeys: false,
      stringKeys: true,
      merge: true,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(line);
    throw error;
  }
}

function expanded(document: Document, line: number): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Unreadable(`its aliases cannot be expanded: ${(error as Error).message}`, line, 'Write the values out.');
  }
}

/** Finds duplicate keys in linear time, and nesting that would exhaust everyone who walks the value. */
function inspect(document: Document, lineAt: (offset: number) => number): void {
  const open: { readonly node: unknown; readonly depth: number }[] = [{ node: document.contents, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (!isCollection(node)) continue;
    if (depth > deepest) throw tooDeep(lineAt(node.range?.[0] ?? 0));
    const keys = new Set<unknown>();
    for (const item of node.items) {
      if (!isPairLike(item)) {
        open.push({ node: item, depth: depth + 1 });
        continue;
      }
      const key = isScalar(item.key) ? item.key : undefined;
      if (key && keys.has(key.value)) {
        throw new Unreadable(`key "${key.value}" stands twice in one map`, lineAt(key.range?.[0] ?? 0), duplicateHint);
      }
      keys.add(key?.value);
      open.push({ node: item.value, depth: depth + 1 });
    }
  }
}

const isPairLike = (item: unknown): item is { readonly key: unknown; readonly value: unknown } =>
  item !== null && typeof item === 'object' && 'key' in item;

export const duplicateHint = 'Keep one: readers disagree about which one counts.';

export const tooDeep = (line: number): Unreadable =>
  new Unreadable(
    `nests deeper than ${deepest} levels`,
    line,
    'No Kubernetes object needs that; check where the file comes from.',
  );

function hintFor(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces: YAML allows no tabs there.';
  return 'Correct the YAML; a templated file has to be rendered first.';
}
