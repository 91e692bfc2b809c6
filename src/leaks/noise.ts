import { wordShare } from './letter-pairs.js';

/** Runs of the characters that encoded random bytes consist of. */
const runs = /[A-Za-z0-9+/_=-]{24,}/g;
const hexadecimal = /^(?:[0-9a-f]+|[0-9A-F]+)$/;

/** Long texts without a meaning, as generators of keys and passwords make them. */
export function* noiseIn(text: string): Iterable<string> {
  for (const [run] of text.matchAll(runs)) {
    // Names are words and short hashes between dashes; only a long part of one can be a secret.
    const parts = /^[a-z0-9-]+$/.test(run) ? run.split('-').filter(part => part.length >= 24) : [run];
    for (const part of parts) if (isNoise(part)) yield part;
  }
}

function isNoise(run: string): boolean {
  const distinct = new Set(run).size;
  if (hexadecimal.test(run)) return run.length >= 32 && distinct >= 9;
  const share = wordShare(run);
  return share !== undefined && share < 0.62 && distinct >= 14 && classes(run) >= 2;
}

/** Of lower-case letters, capitals and digits, how many kinds there are more than once. */
function classes(run: string): number {
  return [/[a-z].*[a-z]/, /[A-Z].*[A-Z]/, /[0-9].*[0-9]/].filter(kind => kind.test(run)).length;
}
