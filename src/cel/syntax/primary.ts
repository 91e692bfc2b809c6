import { CompileError } from '../error.js';
import { Uint, type Value } from '../values/value.js';
import { call, type Entry, type Expression, type Item } from './expression.js';
import type { Tokens } from './tokens.js';

type Read = (tokens: Tokens) => Expression;

const reserved = new Set([
  ...['as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package'],
  ...['namespace', 'return', 'var', 'void', 'while'],
]);

/** A literal, name, call, list, map or expression in parentheses. `sign` was read before it. */
export function primary(tokens: Tokens, sign: '' | '-', expression: Read): Expression {
  const token = tokens.next;
  switch (token.kind) {
    case 'int':
      return taken(tokens, integer(sign, token.text));
    case 'double':
      return taken(tokens, number(sign + token.text));
    case 'uint':
      return taken(tokens, unsigned(token.text.slice(0, -1)));
    case 'string':
      return taken(tokens, token.text);
    case 'bytes':
      return taken(tokens, token.bytes);
    case 'name':
      return named(tokens, expression);
    default:
      return bracketed(tokens, expression);
  }
}

function taken(tokens: Tokens, value: Value): Expression {
  tokens.take();
  return { kind: 'literal', value };
}

function integer(sign: string, digits: string): bigint {
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  if (BigInt.asIntN(64, value) !== value) throw new CompileError(`invalid int literal ${sign}${digits}`);
  return value;
}

function unsigned(digits: string): Uint {
  const value = BigInt(digits);
  if (BigInt.asUintN(64, value) !== value) throw new CompileError(`invalid uint literal ${digits}`);
  return new Uint(value);
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new CompileError(`invalid double literal ${text}`);
  return value;
}

const constants: Readonly<Record<string, Value>> = { true: true, false: false, null: null };

function named(tokens: Tokens, expression: Read): Expression {
  const { text } = tokens.next;
  if (Object.hasOwn(constants, text)) return taken(tokens, constants[text]!);
  const name = tokens.takeName();
  if (reserved.has(name)) throw new CompileError(`reserved identifier: ${name}`);
  if (!tokens.takes('(')) return { kind: 'name', name };
  return call(name, ...separated(tokens, ')', () => expression(tokens), false));
}

function bracketed(tokens: Tokens, expression: Read): Expression {
  if (tokens.takes('(')) {
    const inner = expression(tokens);
    tokens.expect(')');
    return inner;
  }
  if (tokens.takes('[')) return { kind: 'list', items: separated(tokens, ']', () => item(tokens, expression)) };
  if (tokens.takes('{')) return { kind: 'map', entries: separated(tokens, '}', () => entry(tokens, expression)) };
  // A leading dot names something of the root, where everything is.
  if (tokens.next.text === '.' && tokens.afterNext.kind === 'name') {
    tokens.take();
    return named(tokens, expression);
  }
  throw tokens.unexpected('an expression');
}

function item(tokens: Tokens, expression: Read): Item {
  const optional = tokens.takes('?') !== undefined;
  return { optional, value: expression(tokens) };
}

function entry(tokens: Tokens, expression: Read): Entry {
  const { optional, value: key } = item(tokens, expression);
  tokens.expect(':');
  return { optional, key, value: expression(tokens) };
}

function separated<T>(tokens: Tokens, end: string, read: () => T, trailing = true): readonly T[] {
  const found: T[] = [];
  while (!tokens.takes(end)) {
    if (found.length > 0) {
      tokens.expect(',');
      if (trailing && tokens.takes(end)) break;
    }
    found.push(read());
  }
  return found;
}
