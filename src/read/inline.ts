/** Not in the plain block style: a matter for the general parser. */
export class Unfamiliar extends Error {}

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['~', 'null', 'Null', 'NULL'].map(text => [text, null] as const),
  ...['true', 'True', 'TRUE'].map(text => [text, true] as const),
  ...['false', 'False', 'FALSE'].map(text => [text, false] as const),
]);

const doubleQuoted = /^"((?:[^"\\]|\\.)*)" *(?: #.*)?$/;
const singleQuoted = /^'((?:[^']|'')*)' *(?: #.*)?$/;
const integer = /^(?:0|-?[1-9][0-9]*)$/;
/** Whatever YAML may take for a number in another form. */
const numeric = /^[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|[0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF|nan|NaN|NAN))$/;

const numberStart = /^[-+.0-9]/;
const longestNumber = 64;

export const isComment = (text: string): boolean => text.startsWith('#');

/** A scalar, an empty collection or a JSON list that stands on one line. @throws Unfamiliar for everything else */
export function inlineValue(text: string): unknown {
  switch (text[0]) {
    case '"':
      return doubled(text);
    case "'": {
      const [, single] = singleQuoted.exec(text) ?? [];
      if (single === undefined) throw new Unfamiliar();
      return single.replaceAll("''", "'");
    }
    case '{':
      if (text === '{}') return {};
      throw new Unfamiliar();
    case '[':
      return list(text);
    default:
      return plain(text);
  }
}

function doubled(text: string): string {
  const [, inner] = doubleQuoted.exec(text) ?? [];
  if (inner === undefined) throw new Unfamiliar();
  return inner.includes('\\') ? (json(`"${inner}"`) as string) : inner;
}

function list(text: string): unknown {
  if (text === '[]') return [];
  if (/[{#]/.test(text)) throw new Unfamiliar();
  return json(text);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unfamiliar();
  }
}

function plain(text: string): unknown {
  if (/^[&*!|>%@`?,\]}#:]|^-(?: |$)|\t|: |:$/.test(text)) throw new Unfamiliar();
  const comment = text.indexOf(' #');
  const value = withoutEnd(comment < 0 ? text : text.slice(0, comment));
  if (constants.has(value)) return constants.get(value);
  if (value.length <= longestNumber && integer.test(value)) return Number(value);
  if (numberStart.test(value) && (value.length > longestNumber || numeric.test(value))) throw new Unfamiliar();
  return value;
}

/** Without the spaces at the end; a regular expression would look at them again and again. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 32) end--;
  return text.slice(0, end);
}
