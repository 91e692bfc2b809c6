/**
 * Random numbers that a seed repeats.
 * @param {number} seed
 * @returns {{ below: (n: number) => number, pick: <T>(items: readonly T[]) => T, chance: (share: number) => boolean }}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  // Mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = n => Math.floor(next() * n);
  return { below, pick: items => items[below(items.length)], chance: share => next() < share };
}
