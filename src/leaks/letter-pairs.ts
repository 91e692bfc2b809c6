/** The 200 pairs of letters that make up nine tenths of the words in manifests and documentation, by their first letter. */
const following: Readonly<Record<string, string>> = {
  a: 'bcdgilmnprstuy',
  b: 'aeilou',
  c: 'aehiklortuy',
  d: 'adeiorsu',
  e: 'acdefglmnprstvwxy',
  f: 'aefio',
  g: 'eirs',
  h: 'aeio',
  i: 'abcdefglmnoprstvz',
  j: 'e',
  k: 'e',
  l: 'adeilostuy',
  m: 'aeiops',
  n: 'acdefgiost',
  o: 'bcdflmnoprstuvw',
  p: 'aeiloprst',
  q: 'u',
  r: 'acdegikmnorstuvy',
  s: 'acehiopstuy',
  t: 'acehiloprstuy',
  u: 'belmnprst',
  v: 'aeio',
  w: 'aeio',
  x: 't',
  y: 'nps',
};

const common = new Set(
  Object.entries(following).flatMap(([first, seconds]) => [...seconds].map(second => first + second)),
);

/** Enough pairs to tell a word from noise. */
const fewest = 8;

/** The share of neighbouring letters that are common in words: 0.9 in words, 0.3 in noise; undefined for too few. */
export function wordShare(text: string): number | undefined {
  const lower = text.toLowerCase();
  let pairs = 0;
  let known = 0;
  for (let i = 1; i < lower.length; i++) {
    if (!isLetter(lower, i - 1) || !isLetter(lower, i)) continue;
    pairs++;
    if (common.has(lower.slice(i - 1, i + 1))) known++;
  }
  return pairs < fewest ? undefined : known / pairs;
}

const isLetter = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i);
  return code >= 97 && code <= 122;
};
