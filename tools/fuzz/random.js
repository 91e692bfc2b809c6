/** Random numbers that a seed repeats. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to below a limit. */
  below(limit) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  bytes(length) {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  of(list) {
    return list[this.below(list.length)];
  }
}
