import { type Form, forms } from './forms.js';
import type { Leak } from './leak.js';
import { isFiller, isPlaceholder } from './placeholder.js';
import { isWordy } from './secret-value.js';

const byAnchor = new Map<string, Form[]>();
for (const form of forms) {
  for (const anchor of form.anchors) byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), form]);
}

/** One pass finds every anchor; the longest first, since `sk-` begins others. */
const anchors = new RegExp(
  [...byAnchor.keys()]
    .sort((a, b) => b.length - a.length)
    .map(anchor => anchor.replaceAll(/[.|$?]/g, '\\$&'))
    .join('|'),
  'g',
);

/** More than stands before any anchor. */
const furthestBack = 64;
/** Not inside a longer word, nor inside Base64. `\n` in the source of a text is a boundary, although it ends with a letter. */
const boundary = /(?:^|[^A-Za-z0-9_+]|\\[nrt])$/;

/** Credentials of a known form; not the examples of documentation, which keep the form only. */
export function* tokensIn(text: string): Iterable<Leak> {
  const scan = new RegExp(anchors);
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const [anchor] = match;
    for (const form of byAnchor.get(anchor)!) {
      const leak = tokenAt(text, match.index, anchor, form);
      if (!leak) continue;
      yield leak;
      scan.lastIndex = leak.at + leak.value.length;
      break;
    }
  }
}

function tokenAt(text: string, index: number, anchor: string, { what, before, rest }: Form): Leak | undefined {
  rest.lastIndex = index + anchor.length;
  const [behind] = rest.exec(text) ?? [];
  if (behind === undefined) return undefined;
  const ahead = text.slice(Math.max(0, index - furthestBack), index);
  const begun = before ? before.exec(ahead)?.[0] : boundary.test(ahead) ? '' : undefined;
  if (begun === undefined) return undefined;
  const value = begun + anchor + behind;
  if (isFiller(begun + behind) || isPlaceholder(value) || isWordy(behind)) return undefined;
  return { what, value, at: index - begun.length };
}
