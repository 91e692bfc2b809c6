import { type Problem, problem } from '../problem.js';

const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;
const form = /^(?:\d+(?:s|m|h|d|w))+$/;

/** `30s`, `5m`, `1h30m`: as Prometheus writes durations, without milliseconds and years. */
export type Duration = string;

/** Seconds of a duration; undefined for other text. */
export function secondsOf(duration: Duration): number | undefined {
  if (!form.test(duration)) return undefined;
  let total = 0;
  for (const [, count, unit] of duration.matchAll(/(\d+)([smhdw])/g))
    total += Number(count) * seconds[unit as keyof typeof seconds];
  return total;
}

/** Seconds of a duration that was checked before. */
export const knownSeconds = (duration: Duration): number => secondsOf(duration) ?? 0;

/** The shortest duration of so many whole seconds: `90m`, `2h`. */
export function durationOf(total: number): Duration {
  const unit = (['w', 'd', 'h', 'm', 's'] as const).find(each => total % seconds[each] === 0) ?? 's';
  return `${total / seconds[unit]}${unit}`;
}

/** What is wrong with a duration. */
export function durationProblems(what: string, duration: Duration): Problem[] {
  if ((secondsOf(duration) ?? 0) > 0) return [];
  return [problem('duration', `${what} is "${duration}".`, { hint: 'A duration looks like "30s", "5m" or "1h30m".' })];
}
