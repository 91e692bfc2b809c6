export interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly words?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fields: readonly Field[] = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12, words: months },
  { name: 'day of the week', low: 0, high: 6, words: days },
];
/** The fields of dates. */
export const cronFields = { day: fields[2]!, month: fields[3]! };

const macros = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const every = /^@every ([+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;

/** What is wrong with a cron schedule as the CronJob controller reads it; undefined when nothing is. */
export function scheduleFault(schedule: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(schedule)) return 'a time zone belongs in `timeZone`, not in the schedule';
  if (schedule.startsWith('@')) {
    if (macros.has(schedule) || every.test(schedule)) return undefined;
    return `allowed are ${[...macros].join(', ')} and "@every 1h30m"`;
  }
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== fields.length)
    return `${parts.length} fields; it has five: ${fields.map(({ name }) => name).join(', ')}`;
  for (const [i, field] of fields.entries()) {
    const wrong = parts[i]?.split(',').find(range => !isRange(range, field));
    if (wrong !== undefined) return `${field.name} "${wrong}" is not within ${field.low}-${field.high}`;
  }
  return undefined;
}

/** An asterisk, 3, 1-5, mon-fri, with a step: 1-30/5. */
function isRange(range: string, field: Field): boolean {
  const [span = '', step, ...more] = range.split('/');
  if (more.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (span === '*' || span === '?') return true;
  const [first = '', last = first, ...rest] = span.split('-');
  const from = numberIn(first, field);
  const to = numberIn(last, field);
  return rest.length === 0 && from !== undefined && to !== undefined && from <= to;
}

function numberIn(text: string, { low, high, words = [] }: Field): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return word + low;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}

/** The numbers that a field of a valid schedule stands for. */
export const numbersIn = (text: string, field: Field): readonly number[] =>
  text.split(',').flatMap(range => {
    const [span = '', step] = range.split('/');
    const [first = '', last] = span.split('-');
    const isAll = span === '*' || span === '?';
    const from = isAll ? field.low : (numberIn(first, field) ?? field.low);
    // A number with a step goes on to the end.
    const single = step === undefined ? from : field.high;
    const to = isAll ? field.high : last === undefined ? single : (numberIn(last, field) ?? field.high);
    const by = Number(step ?? 1);
    return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);
  });

/** Whether the time zone database has this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
