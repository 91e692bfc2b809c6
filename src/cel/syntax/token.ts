import { CompileError } from '../error.js';
import { bytesOf, textOf } from './literal.js';

export type Token =
  | { readonly kind: 'name' | 'symbol' | 'int' | 'uint' | 'double' | 'string'; readonly text: string }
  | { readonly kind: 'bytes'; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly text: '' };

const quoted = [
  '[rR]"{3}[^]*?"{3}',
  "[rR]'{3}[^]*?'{3}",
  String.raw`[rR]"[^"\n\r]*"`,
  String.raw`[rR]'[^'\n\r]*'`,
  String.raw`"""(?:\\[^]|[^\\])*?"""`,
  String.raw`'''(?:\\[^]|[^\\])*?'''`,
  String.raw`"(?:\\[^]|[^\\"\n\r])*"`,
  String.raw`'(?:\\[^]|[^\\'\n\r])*'`,
].join('|');

const lexemes = new RegExp(
  [
    String.raw`(?<space>[\t \r\n\f]+|//[^\n]*)`,
    `(?<bytes>[bB](?:${quoted}))`,
    `(?<string>${quoted})`,
    String.raw`(?<double>\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)`,
    String.raw`(?<uint>(?:0x[\da-fA-F]+|\d+)[uU])`,
    String.raw`(?<int>0x[\da-fA-F]+|\d+)`,
    String.raw`(?<name>[A-Za-z_]\w*)`,
    String.raw`(?<symbol>==|!=|<=|>=|&&|\|\||[-<>[\]{}().,!?:+*/%])`,
  ].join('|'),
  'y',
);

/** @throws CompileError for text that is not a token of the language */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const expression = new RegExp(lexemes);
  while (expression.lastIndex < source.length) {
    const at = expression.lastIndex;
    const groups = expression.exec(source)?.groups;
    if (!groups) throw new CompileError(`syntax error at ${JSON.stringify(source.slice(at, at + 10))}`);
    const token = tokenOf(groups);
    if (token) tokens.push(token);
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  if (groups['space'] !== undefined) return undefined;
  if (groups['string'] !== undefined) return { kind: 'string', text: textOf(groups['string']) };
  if (groups['bytes'] !== undefined) return { kind: 'bytes', text: groups['bytes'], bytes: bytesOf(groups['bytes']) };
  for (const kind of ['double', 'uint', 'int', 'name', 'symbol'] as const) {
    const text = groups[kind];
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}
