import { wordShare } from './letter-pairs.js';

/** Runs of the characters that encoded random bytes consist of. */
const runs = /[A-Za-z0-9+/_-]{24,}={0,2}/g;
const hexadecimal = /(?<![A-Za-z0-9])(?:[0-9a-f]{32,}|[0-9A-F]{32,})(?![A-Za-z0-9])/g;
/** Most runs are names of lower-case words. */
const words = /^[a-z_/-]+$/;

/** Long texts without a meaning, as generators of keys and passwords make them. */
export function* noiseIn(text: string): Iterable<string> {
  for (const [run] of text.matchAll(runs)) {
    if (words.test(run)) continue;
    for (const [digits] of run.matchAll(hexadecimal)) if (new Set(digits).size >= 9) yield digits;
    // Names are words and short hashes between dashes; only a long part of one can be a secret.
    const parts = /^[a-z0-9-]+$/.test(run) ? run.split('-').filter(part => part.length >= 24) : [run];
    for (const part of parts) if (isNoise(part)) yield part;
  }
}

/** No words, or capitals and digits all over them. */
function isNoise(run: string): boolean {
  const share = wordShare(run) ?? 0.7;
  if (share >= 0.85 || new Set(run).size < 14 || classes(run) < 2) return false;
  return share < 0.62 ? switches(run) > 0.1 : switches(run) > 0.45 && classes(run) === 3;
}

/** Of lower-case letters, capitals and digits, how many kinds there are more than once. */
function classes(run: string): number {
  return [/[a-z].*[a-z]/, /[A-Z].*[A-Z]/, /[0-9].*[0-9]/].filter(kind => kind.test(run)).length;
}

/** How often the kind of character changes, as a share of all places: 0.6 in noise, 0.2 in names of several words. */
function switches(run: string): number {
  const kinds = run.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/[0-9]/g, '0');
  let count = 0;
  for (let i = 1; i < kinds.length; i++) if (kinds[i] !== kinds[i - 1]) count++;
  return count / (run.length - 1);
}
