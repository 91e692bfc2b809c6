const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};
const escapes = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]|$))/g;

/** The value of a PromQL string with its quotes; undefined when it has an escape that Go does not know. */
export function unquote(literal: string): string | undefined {
  const quote = literal[0];
  const inner = literal.slice(1, -1);
  if (quote === '`') return inner;
  if (inner.includes('\n')) return undefined;
  let known = true;
  const text = inner.replace(escapes, (_, x?: string, u?: string, U?: string, octal?: string, char?: string) => {
    const code = x ?? u ?? U;
    if (code !== undefined) return codePoint(Number.parseInt(code, 16));
    if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
    const value = char === undefined || (/['"]/.test(char) && char !== quote) ? undefined : simple[char];
    if (value === undefined) known = false;
    return value ?? '';
  });
  return known ? text : undefined;
}

const codePoint = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
