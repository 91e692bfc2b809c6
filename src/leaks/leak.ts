import { noiseIn } from './noise.js';
import { passwordsIn } from './passwords.js';
import { isPlaceholder } from './placeholder.js';
import { withoutPublicMaterial } from './public-material.js';
import { tokensIn } from './tokens.js';

/** A secret in a text. The value is for comparing and blotting out, never for printing. */
export interface Leak {
  /** `a GitHub token` */
  readonly what: string;
  readonly value: string;
  /** Noise may also be an identifier or a digest, where its place says so. */
  readonly certain: boolean;
}

/** The first secret in a text; undefined when there is none. */
export const leakIn = (text: string): Leak | undefined => leaksIn(text)[0];

/** What every secret of the kinds below has: most texts have none of it, and need no closer look. */
const suspicious = /[A-Za-z0-9+/_-]{14}|:\/\/\S*@|(?:pass\w*|pwd|key|secret|token)=|Basic /i;

/** Every secret in a text: known forms, passwords by their place, and noise; Base64 is looked into. */
export function leaksIn(text: string): readonly Leak[] {
  if (!suspicious.test(text)) return [];
  return [...found(withoutPublicMaterial(text))].filter(({ value }) => !isPlaceholder(value));
}

function* found(text: string): Iterable<Leak> {
  for (const leak of [...tokensIn(text), ...passwordsIn(text)]) yield { ...leak, certain: true };
  for (const value of noiseIn(text)) {
    const inside = decoded(value);
    if (inside === undefined) yield { what: 'a text that looks like a key or password', value, certain: false };
    else {
      const leak = leakIn(inside);
      if (leak) yield { what: `${leak.what} in Base64`, value, certain: leak.certain };
    }
  }
}

const printable = /^[\t\n\r\x20-\x7e]+$/;

/** The text behind Base64; undefined when it is not text. */
export function decoded(value: string): string | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value) || value.length % 4 === 1) return undefined;
  const bytes = Buffer.from(value, 'base64').toString('latin1');
  return bytes.length > 2 && printable.test(bytes) ? bytes : undefined;
}
