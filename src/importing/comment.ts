import { type Fields, textOf } from '../graph/fields.js';

/** What a schema says that a type cannot, as tags of a comment. */
const limits = [
  'pattern',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'multipleOf',
] as const;

const longest = 110;

/** The comment above a declaration; the empty text where there is nothing to say. */
export function comment(schema: Fields, more: readonly string[] = [], indent = ''): string {
  const described = textOf(schema['description'])?.split('\n').flatMap(wrapped) ?? [];
  const tags = limits.flatMap(name => (schema[name] === undefined ? [] : [`@${name} ${plain(schema[name])}`]));
  const fallback = schema['default'] === undefined ? [] : [`@default ${plain(schema['default'])}`];
  const lines = [...described, ...more, ...tags, ...fallback].map(safe);
  while (lines[0] === '') lines.shift();
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map(line => `${indent} *${line && ` ${line}`}\n`).join('')}${indent} */\n`;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Nothing in it ends the comment, or is a control character. */
const safe = (line: string): string =>
  line
    .replaceAll('*/', '*\\/')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .trimEnd();

function wrapped(line: string): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > longest) {
    const at = rest.lastIndexOf(' ', longest);
    if (at <= 0) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}
