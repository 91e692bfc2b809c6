import { parseDuration } from '../values/duration.js';
import { Duration } from '../values/value.js';

const multiples: readonly (readonly [names: readonly string[], seconds: bigint])[] = [
  [['ns', 'nano'], 1n],
  [['us', 'µs', 'micro'], 1000n],
  [['ms', 'milli'], 1_000_000n],
  [['s', 'sec'], 1_000_000_000n],
  [['m', 'min'], 60_000_000_000n],
  [['h', 'hr', 'hour'], 3_600_000_000_000n],
  [['d', 'day'], 86_400_000_000_000n],
  [['w', 'wk', 'week'], 604_800_000_000_000n],
];

/** What `format: duration` takes: Go's durations, and words such as `3 days 2 hours`. */
export function parseStrfmtDuration(text: string): Duration | undefined {
  const duration = parseDuration(text);
  if (duration) return duration;
  let found = false;
  let total = 0n;
  for (const [, count, word] of text.matchAll(/(?<!\d)(\d+)\s*([A-Za-zµ]+)/g)) {
    if (count!.length > 18) return undefined;
    const unit = word!.toLowerCase();
    for (const [names, nanoseconds] of multiples) {
      for (const name of names) {
        if (name !== unit && !(name === names.at(-1) && unit.startsWith(name))) continue;
        found = true;
        total += BigInt(count!) * nanoseconds;
      }
    }
  }
  return found ? new Duration(BigInt.asIntN(64, total)) : undefined;
}
