/** Random numbers that a seed repeats. */
export function randomNumbers(seed) {
  let state = seed | 0;
  /** From 0 up to 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance: share => next() < share,
    pick: values => values[Math.floor(next() * values.length)],
  };
}
