import { type DocumentText, deepest, tooDeep, Unreadable } from './document.js';

/** One of the values of a JSON text, which may be several. */
export interface JsonValue {
  readonly value: unknown;
  readonly line: number;
  /** The lines of the entries of a top-level `items`. */
  readonly itemLines: readonly number[];
}

/** Whether readers try JSON before YAML. */
export const isJson = (text: string): boolean => /^\s*\{/.test(text.slice(0, 4096));

/**
 * The values at the beginning of a text that are JSON, and what of it is left for the reader of YAML: what follows one
 * value; behind more than one it has to be JSON to its end.
 */
export function* jsonValues({
  text,
  line,
}: DocumentText): Generator<{ json: JsonValue } | { fault: Unreadable }, DocumentText> {
  let from = { at: 0, line };
  for (let count = 0; ; count++) {
    const start = skipSpace(text, from);
    if (start.at === text.length) return { text: '', line: start.line };
    const extent = extentOf(text, start);
    if (extent.depth > deepest) yield { fault: tooDeep(start.line) };
    else {
      const value = parsed(text.slice(start.at, extent.end.at));
      if (value === undefined && count < 2) return yamlFrom(text, from);
      if (value === undefined) {
        const fix = 'Correct the JSON, or begin each document with ---.';
        yield { fault: new Unreadable('the text after the JSON values is not JSON', start.line, fix) };
        return { text: '', line: start.line };
      }
      yield { json: { value, line: start.line, itemLines: extent.itemLines } };
    }
    from = extent.end;
  }
}

interface Place {
  readonly at: number;
  readonly line: number;
}

function skipSpace(text: string, { at, line }: Place): Place {
  for (; at < text.length && ' \t\n\r'.includes(text.charAt(at)); at++) if (text[at] === '\n') line++;
  return { at, line };
}

/** The line that a value ends on is not part of what follows it. */
function yamlFrom(text: string, { at, line }: Place): DocumentText {
  const [space = ''] = /^[^\S\n]*\n?/.exec(text.slice(at, at + 4096)) ?? [];
  return { text: text.slice(at + space.length), line: space.endsWith('\n') ? line + 1 : line };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How far the value reaches that begins here, how deep it nests, and where its items begin. */
function extentOf(text: string, start: Place): { end: Place; depth: number; itemLines: number[] } {
  const itemLines: number[] = [];
  let { at, line } = start;
  let [level, depth] = [0, 0];
  let key = '';
  let inItems = false;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') line++;
    else if (char === '"') {
      const end = stringEnd(text, at);
      if (level === 1) key = text.slice(at, Math.min(end, at + 8));
      at = end - 1;
      if (level === 0) break;
    } else if (char === '{' || char === '[') {
      if (level === 1) inItems = char === '[' && key === '"items"';
      if (level === 2 && inItems) itemLines.push(line);
      depth = Math.max(depth, ++level);
    } else if (char === '}' || char === ']') {
      if (--level <= 0) break;
    } else if (level === 0 && !/[\w.+-]/.test(text.charAt(at + 1))) break;
  }
  return { end: { at: Math.min(at + 1, text.length), line }, depth, itemLines };
}

/** Behind the closing quote. */
function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
