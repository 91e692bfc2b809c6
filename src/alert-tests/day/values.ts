import { numeral } from '../../promql/text.js';

/** A value for each minute in promtool's form: equal steps together, `stale` where a series ends. */
export function dayValues(at: (minute: number) => number | undefined, minutes: number): string {
  const parts: string[] = [];
  for (let minute = 0; minute < minutes; ) {
    const value = at(minute);
    let last = minute + 1;
    if (value === undefined) {
      while (last < minutes && at(last) === undefined) last++;
      const ends = minute > 0;
      if (ends) parts.push('stale');
      const empty = last - minute - (ends ? 1 : 0);
      if (empty > 0) parts.push(empty === 1 ? '_' : `_x${empty}`);
      minute = last;
      continue;
    }
    const next = last < minutes ? at(last) : undefined;
    if (next === undefined) {
      parts.push(numeral(value));
      minute = last;
      continue;
    }
    const step = next - value;
    while (last < minutes) {
      const following = at(last);
      if (following === undefined || Math.abs(following - (value + step * (last - minute))) > 1e-9) break;
      last++;
    }
    const times = last - minute - 1;
    parts.push(`${numeral(value)}${step < 0 ? '-' : '+'}${numeral(Math.abs(step))}x${times}`);
    minute = last;
  }
  return parts.join(' ');
}
