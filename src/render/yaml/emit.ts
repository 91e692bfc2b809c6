import { ProblemError } from '../../problem.js';
import { deepest, faultsOf, isMap, Unwritable } from './faults.js';
import { oneLine, scalar } from './scalar.js';

/** The keys of a map in the order they are written; `under` is the key it stands under, empty at the top and in lists. */
export type KeyOrder = (map: object, under: string) => readonly string[];

const step = '  ';
const longestKey = 1000; // readers look 1,024 characters ahead for the colon

/**
 * Plain data as YAML that every YAML 1.1 and 1.2 reader reads back alike: block style, two spaces, list dashes
 * below their key as kubectl writes them, text with lines as a block, nothing folded.
 *
 * @param keysOf the order of keys; by default the one they were set in
 * @throws ProblemError naming the path of every value that is not plain data
 */
export function toYaml(value: unknown, keysOf: KeyOrder = Object.keys): string {
  try {
    if (typeof value === 'string') return `${oneLine(value)}\n`;
    if (typeof value !== 'object' || value === null) return `${scalar(value, '')}\n`;
    const text = Array.isArray(value) ? list(value, '', '', keysOf) : map(value, '', '', '', keysOf);
    return text || empty(value);
  } catch (error) {
    throw error instanceof Unwritable ? new ProblemError(faultsOf(value)) : error;
  }
}

const empty = (value: object) => (Array.isArray(value) ? '[]\n' : '{}\n');

/** `lead` stands before the first line, which may follow a dash; `indent` before the others. Nothing for an empty list. */
function list(items: readonly unknown[], lead: string, indent: string, keysOf: KeyOrder): string {
  const deeper = deeperThan(indent);
  let text = '';
  for (const item of items) {
    if (typeof item !== 'object' || item === null) text += `${lead}- ${scalar(item, indent)}\n`;
    else {
      const lines = Array.isArray(item) ? list(item, '', deeper, keysOf) : map(item, '', '', deeper, keysOf);
      text += `${lead}- ${lines || empty(item)}`;
    }
    lead = indent;
  }
  return text;
}

function map(value: object, under: string, lead: string, indent: string, keysOf: KeyOrder): string {
  if (!isMap(value)) throw new Unwritable();
  const deeper = deeperThan(indent);
  let text = '';
  for (const key of keysOf(value, under)) {
    const item = value[key];
    text += lead + keyLine(key, indent);
    if (typeof item !== 'object' || item === null) text += ` ${scalar(item, indent)}\n`;
    else {
      const lines = Array.isArray(item) ? list(item, indent, indent, keysOf) : map(item, key, deeper, deeper, keysOf);
      text += lines ? `\n${lines}` : ` ${empty(item)}`;
    }
    lead = indent;
  }
  return text;
}

function deeperThan(indent: string): string {
  if (indent.length > deepest * step.length) throw new Unwritable();
  return indent + step;
}

function keyLine(key: string, indent: string): string {
  const text = oneLine(key);
  return text.length < longestKey ? `${text}:` : `? ${text}\n${indent}:`;
}
