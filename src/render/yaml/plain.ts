/**
 * What at least one reader refuses, folds or drops, or a reviewer cannot see: controls, line separators, no-break
 * space, soft hyphen, direction marks, the byte order mark, half surrogate pairs. Without tab and line feed.
 * A character class for patterns with the `u` flag.
 */
export const invisible =
  '\\0-\\x08\\x0b-\\x1f\\x7f-\\xa0\\xad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\udfff\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff';

const unsafe = new RegExp(
  [
    '^$',
    '^[ ,[\\]{}#&*!|>\'"%@`]', // what gives the text another meaning
    '^[-?](?: |$)', // a list item or a key
    '^:.', // a symbol of Ruby
    '^(?:---|\\.\\.\\.(?: |$))', // the edge of a document
    ':(?: |$)', // the end of a key
    ' (?:#|$)', // a comment, or a space that is dropped
    `[\\t\\n${invisible}]`,
  ].join('|'),
  'u',
);
// In any case of letters: some readers do not mind it.
const word = /^(?:~|=|<<|null|true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan)$/i;
const digit = /^[-+.\de]/i;
const number = /^[-+]?(?:0x[\da-f]*|0o[-+]?[0-7]*|0b[-+]?[01]*|(?:\d+(?:\.\d*)?|\.\d*)(?:e[-+]?\d+)?)$/i;
const bareExponent = /^[-+]?e[-+]?\d+$/i;
const inSixties = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
const date = /^\d{4}-\d\d?-\d\d?$/;
const time = /^-?\d{4}-\d\d?-\d\d?(?:t| +)\d\d?:\d\d?:\d\d?(?:[.,]\d*)?(?: *(?:z|[-+]\d\d?(?::?\d\d)?))?$/i;

const decided = new Map<string, boolean>();
const remembered = { length: 64, texts: 20_000 };

/**
 * Whether every YAML 1.1 and 1.2 reader takes the unquoted text for this very text. Short texts are remembered:
 * manifests repeat most of theirs, and a look-up takes a third of the time of deciding.
 */
export function isPlain(text: string): boolean {
  if (text.length > remembered.length) return decide(text);
  let plain = decided.get(text);
  if (plain === undefined) {
    plain = decide(text);
    if (decided.size === remembered.texts) decided.clear();
    decided.set(text, plain);
  }
  return plain;
}

function decide(text: string): boolean {
  if (unsafe.test(text) || word.test(text)) return false;
  return !digit.test(text) || !isNumber(text);
}

const isNumber = (text: string) =>
  number.test(text.replace(/[_,]/g, '')) || // Go's reader drops underscores before it tries: `8e_7`, `0_o17`; Ruby's commas.
  bareExponent.test(text) ||
  inSixties.test(text) ||
  date.test(text) ||
  time.test(text);
