import { parseBlock } from './block.js';
import { forbidden } from './characters.js';
import { compose } from './compose.js';
import { Decoder } from './decode.js';
import { type DocumentText, type ParsedDocument, type TextFault, Unreadable } from './document.js';
import { documentsOf } from './documents.js';
import type { Node } from './node.js';

/** Every document of a text; those that cannot be read are left in it as the reason. */
export function* parseStream(text: string): Iterable<ParsedDocument | Unreadable> {
  for (const part of documentsOf(text)) {
    if ('fault' in part) yield part.fault;
    else if ('json' in part) yield { ...part.json, spellings: [], faults: [] };
    else yield attempt(part.yaml);
  }
}

function attempt(document: DocumentText): ParsedDocument | Unreadable {
  try {
    return parseDocument(document);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

/** Reads a document as kubectl, Argo CD, Flux and Helm do. @throws Unreadable */
export const parseDocument = (document: DocumentText): ParsedDocument => parseBlock(document) ?? parseAny(document);

/** The same, and refuses what leaves a value and is wrong all the same. @throws Unreadable */
export function parseText(document: DocumentText): ParsedDocument {
  const parsed = parseDocument(document);
  for (const { message, line, hint } of parsed.faults) throw new Unreadable(message, line, hint);
  return parsed;
}

/** Reads a document in whatever style. @throws Unreadable for what the readers refuse, and what is made to exhaust them */
export function parseAny(document: DocumentText): ParsedDocument {
  refuseControls(document);
  const { text, line } = document;
  const { root, rest } = compose({ text: text.startsWith('\ufeff') ? text.slice(1) : text, line });
  const decoder = new Decoder();
  const value = root ? decoder.decode(root) : null;
  const faults = rest === undefined ? decoder.faults : [...decoder.faults, unread(rest)];
  return { value, line: root?.line ?? line, itemLines: itemLines(root), spellings: decoder.spellings, faults };
}

function refuseControls({ text, line }: DocumentText): void {
  const at = text.search(forbidden);
  if (at < 0) return;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  const before = text.slice(0, at).split('\n').length - 1;
  throw new Unreadable(
    `the control character U+${code} is not allowed in YAML`,
    line + before,
    'Remove it, or escape it in double quotes.',
  );
}

function itemLines(root: Node | undefined): readonly number[] {
  if (root?.kind !== 'map') return [];
  const at = root.children.findIndex(({ text, kind }, i) => i % 2 === 0 && kind === 'scalar' && text === 'items');
  const items = root.children[at + 1];
  return at >= 0 && items?.kind === 'list' ? items.children.map(({ line }) => line) : [];
}

const unread = (line: number): TextFault => ({
  message:
    'the rest of the file is not read: the document above ends before this line, and no line "---" begins another',
  line,
  hint: 'Put a line "---" before it, or remove it.',
});
