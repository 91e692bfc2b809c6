import { cronFields, numbersIn, scheduleFault } from './cron.js';

/** The days of each month, in a leap year. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether no date fits a schedule: the 31st of February. */
export function neverComes(schedule: string): boolean {
  if (schedule.startsWith('@') || scheduleFault(schedule)) return false;
  const [, , days = '', months = '', weekdays = ''] = schedule.trim().split(/\s+/);
  // With days of the week besides those of the month, either is enough.
  if (!/^[*?]/.test(weekdays) && !/^[*?]/.test(days)) return false;
  const earliest = Math.min(...numbersIn(days, cronFields.day));
  return numbersIn(months, cronFields.month).every(month => earliest > (lengths[month - 1] ?? 0));
}
