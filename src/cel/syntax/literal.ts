import { CompileError } from '../error.js';

const simple: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ '\\': '\\', "'": "'", '"': '"', '`': '`', '?': '?' },
};

const escapes = /\\(?:[xX]([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-3][0-7]{2})|(.))|[^\\]+/gsu;

/** The text of a string literal as it is written, quotes included. @throws CompileError */
export function textOf(literal: string): string {
  const { raw, body } = unquoted(literal);
  if (raw || !body.includes('\\')) return body;
  return parts(body, code => {
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new CompileError('invalid unicode code point');
    return String.fromCodePoint(code);
  }).join('');
}

/** The bytes of a bytes literal as it is written: text in UTF-8, `\xff` and `\377` one byte. @throws CompileError */
export function bytesOf(literal: string): Uint8Array {
  const { raw, body } = unquoted(literal.slice(1));
  if (raw) return Buffer.from(body);
  const pieces = parts<string | number>(body, (code, wide) => {
    if (wide) throw new CompileError('a bytes literal has no \\u escapes');
    return code;
  });
  return Buffer.concat(pieces.map(piece => (typeof piece === 'number' ? Buffer.of(piece) : Buffer.from(piece))));
}

function unquoted(literal: string): { readonly raw: boolean; readonly body: string } {
  const raw = /^r/i.test(literal);
  const quoted = raw ? literal.slice(1) : literal;
  const quotes = /^("""|''')/.test(quoted) && quoted.length >= 6 ? 3 : 1;
  return { raw, body: quoted.slice(quotes, -quotes) };
}

function parts<T>(body: string, ofCode: (code: number, wide: boolean) => T): readonly (T | string)[] {
  return Array.from(body.matchAll(escapes), ([text, byte, four, eight, octal, letter]) => {
    if (letter !== undefined) {
      const stands = simple[letter];
      if (stands === undefined) throw new CompileError(`unknown escape \\${letter}`);
      return stands;
    }
    if (octal !== undefined) return ofCode(Number.parseInt(octal, 8), false);
    if (byte !== undefined) return ofCode(Number.parseInt(byte, 16), false);
    const wide = four ?? eight;
    return wide === undefined ? text : ofCode(Number.parseInt(wide, 16), true);
  });
}
