import { isPlainMap } from '../../graph/fields.js';
import { ProblemError } from '../../problem.js';
import { deepest, faultsOf, Unwritable } from './faults.js';
import { oneLine, scalar } from './scalar.js';

/** The keys of a map in the order they are written; `under` is the key it stands under, empty at the top and in lists. */
export type KeyOrder = (map: object, under: string) => readonly string[];

/**
 * Plain data as YAML that every YAML 1.1 and 1.2 reader reads back alike: block style, two spaces, list dashes
 * below their key as kubectl writes them, text with lines as a block, nothing folded.
 *
 * @param keysOf the order of keys; by default the one they were set in
 * @throws ProblemError naming the path of every value that is not plain data
 */
export function toYaml(value: unknown, keysOf: KeyOrder = Object.keys): string {
  const out: Output = { pieces: [], keysOf };
  try {
    if (isCollection(value)) collection(value, '', '', '', out);
    else out.pieces.push(typeof value === 'string' ? oneLine(value) : scalar(value, ''), '\n');
  } catch (error) {
    throw error instanceof Unwritable ? new ProblemError(faultsOf(value)) : error;
  }
  return out.pieces.join('');
}

interface Output {
  /** Joined at the end: text that grows by concatenation keeps several times its size in memory. */
  readonly pieces: string[];
  readonly keysOf: KeyOrder;
}

const step = '  ';
const longestKey = 1000; // readers look 1,024 characters ahead for the colon

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** `gap` stands before it: a space where it goes on after a dash, a line break after a key, nothing at the top. */
function collection(value: object, under: string, gap: string, indent: string, out: Output): void {
  const lead = gap === '\n' ? indent : '';
  if (Array.isArray(value)) {
    if (value.length === 0) return void out.pieces.push(gap && ' ', '[]\n');
    out.pieces.push(gap);
    list(value, lead, indent, out);
  } else {
    if (!isPlainMap(value)) throw new Unwritable();
    const keys = out.keysOf(value, under);
    if (keys.length === 0) return void out.pieces.push(gap && ' ', '{}\n');
    out.pieces.push(gap);
    map(value, keys, lead, indent, out);
  }
}

/** `lead` stands before the first line, `indent` before the others. */
function list(items: readonly unknown[], lead: string, indent: string, out: Output): void {
  const deeper = deeperThan(indent);
  for (const item of items) {
    out.pieces.push(lead, '-');
    if (isCollection(item)) collection(item, '', ' ', deeper, out);
    else out.pieces.push(' ', scalar(item, indent), '\n');
    lead = indent;
  }
}

function map(value: Record<string, unknown>, keys: readonly string[], lead: string, indent: string, out: Output): void {
  const deeper = deeperThan(indent);
  for (const key of keys) {
    const item = value[key];
    out.pieces.push(lead, keyLine(key, indent));
    if (isCollection(item)) collection(item, key, '\n', Array.isArray(item) ? indent : deeper, out);
    else out.pieces.push(' ', scalar(item, indent), '\n');
    lead = indent;
  }
}

function deeperThan(indent: string): string {
  if (indent.length > deepest * step.length) throw new Unwritable();
  return indent + step;
}

function keyLine(key: string, indent: string): string {
  const text = oneLine(key);
  return text.length < longestKey ? `${text}:` : `? ${text}\n${indent}:`;
}
