import { type Document, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { parseBlock } from './block.js';
import { type DocumentText, deepest, type ParsedDocument, Unreadable } from './document.js';
import { mayNestDeeper } from './nesting.js';

/** The API server takes no object larger than 1.5 MiB; the general parser needs hundreds of times the memory of its text. */
const largest = 2 * 1024 * 1024;

const mostDirectives = 100;

/** Reads a document. @throws Unreadable */
export const parseText = (document: DocumentText): ParsedDocument => parseBlock(document) ?? parseAny(document);

/**
 * Reads a document with the general parser: all of YAML 1.2, merge keys included.
 * @throws Unreadable for what is no YAML, ambiguous (duplicate keys), or made to exhaust its reader.
 */
export function parseAny({ text, line }: DocumentText): ParsedDocument {
  if (text.length > largest) return parseJson(text, line);
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => line + lineCounter.linePos(offset).line - 1;
  if (mayNestDeeper(text, deepest)) throw tooDeep(line);
  if ((text.match(/^%/gm)?.length ?? 0) > mostDirectives)
    throw new Unreadable('too many directives', line, 'Remove them.');
  const document = parseDocument(text, { ...parseOptions, lineCounter });
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

/** JSON dumps of whole clusters are the one large text that is not in block style. */
function parseJson(text: string, line: number): ParsedDocument {
  try {
    return { value: JSON.parse(text), line, itemLines: [] };
  } catch {
    const message = `one document of ${text.length} characters that is neither JSON nor plain block YAML; ${largest} are allowed`;
    throw new Unreadable(message, line, 'Split it, or render it in block style.');
  }
}

interface Ranged {
  readonly range?: readonly number[] | null;
}

const parseOptions = {
  uniqueKeys: false,
  stringKeys: true,
  merge: true,
  prettyErrors: false,
  logLevel: 'error',
} as const;

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
