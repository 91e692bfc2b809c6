/** Shorter runs hold no secret. */
const shortest = 24;
const runs = new RegExp(`[A-Za-z0-9+/]{${shortest},}={0,2}`, 'g');
const printable = /^[\t\n\r\x20-\x7e]+$/;
/** So many characters tell text from bytes: one of 300 random ones passes. */
const head = 16;

/** A text inside a text, in Base64. */
interface Encoded {
  readonly value: string;
  readonly at: number;
  readonly inside: string;
}

/** Every run of Base64 behind which there is text. */
export function* encodedIn(text: string): Iterable<Encoded> {
  if (text.length < shortest) return;
  for (const { 0: value, index: at } of text.matchAll(runs)) {
    if (!printable.test(bytesOf(value.slice(0, head)))) continue;
    const inside = decoded(value);
    if (inside !== undefined) yield { value, at, inside };
  }
}

/** The text behind Base64; undefined when it is not text. */
export function decoded(value: string): string | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value) || value.length % 4 === 1) return undefined;
  const bytes = bytesOf(value);
  return bytes.length > 2 && printable.test(bytes) ? bytes : undefined;
}

const bytesOf = (value: string): string => Buffer.from(value, 'base64').toString('latin1');
