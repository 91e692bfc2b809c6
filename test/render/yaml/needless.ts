import { toYaml } from '../../../src/render/yaml/emit.js';
import { documentOf } from './hard-text.js';

/** What is quoted though no reader at hand takes it for something else: why, one such text, and all of them. */
export const deliberate: readonly (readonly [why: string, example: string, pattern: RegExp])[] = [
  ['a reviewer does not see it', 'a\u00a0b', /[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}\u00a0]/u],
  ["Ruby's reader minds no case of letters", 'oN', /^(?:null|true|false|yes|no|on|off)$|^[-+]?\.(?:inf|nan)$/i],
  [
    "Ruby's reader takes more spellings of a time",
    '2024-01-02 03:04:05+0100',
    /^\d{4}-\d\d?-\d\d?[t ]+\d\d?:\d\d?:\d/i,
  ],
  ["Ruby's reader takes it for a symbol", ':8080', /^:./],
  ["Ruby's reader takes commas in numbers", '1,000', /^[-+.\d][\da-fox_.+-]*,[\w.,+-]*$/i],
  ["Ruby's reader takes years before our era", '-2024-01-02 03:04:05', /^-\d{4}-\d\d?-\d\d?[t ]/i],
  ['a sign behind the prefix of a number, whichever reader takes it', '0b-1', /^[-+]?0[ob][-+][0-7]*$/i],
  ['a prefix or a sign of a number that lacks its digits', '0x', /^[-+]?(?:0[xob][-+]?|\.)$/i],
  ['a number with underscores, whichever of them a reader drops', '.e6_', /^[-+.\d][\da-fox.+-]*_[\w.+-]*$/i],
  ['it ends a document where it stands alone', '...', /^\.\.\.$/],
];

/** What readers that a checkout need not have take for something else. */
export const elsewhere: typeof deliberate = [
  ['PyYAML refuses it', '=', /^=$/],
  ["Go's readers take a prefix in capitals", '0X1F', /^[-+]?0[XOB][\da-f]*$/i],
];

/** A document with the text in every position, quoted nowhere; undefined for what the writer does not quote. */
export function unquoted(text: string): { readonly text: string; readonly value: unknown } | undefined {
  const written = toYaml(text).slice(0, -1);
  if (written === text || text.includes('\n')) return undefined;
  const value = { [text]: 0, ...documentOf([text]) };
  return { text: toYaml(value).replaceAll(written, () => text), value };
}
