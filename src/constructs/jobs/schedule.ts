import { type Problem, problem } from '../../problem.js';

const macros = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}
const fields: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 0, most: 6, names: days },
];
const item = /^(?:(?<all>[*?])|(?<from>\w+)(?:-(?<to>\w+))?)(?:\/(?<step>[1-9]\d*))?$/;

/** What is wrong with a CronJob's schedule. */
export function scheduleProblems(schedule: string): Problem[] {
  const given = schedule.split(' ').filter(part => part !== '');
  const right =
    macros.has(schedule) || (given.length === fields.length && fields.every((field, i) => isField(given[i]!, field)));
  if (right) return [];
  return [
    problem('schedule', `the schedule is "${schedule}".`, {
      hint: 'A schedule has five fields (minute, hour, day of month, month, day of week) such as "0 3 * * *", or is "@daily" or its like.',
    }),
  ];
}

const isField = (text: string, field: Field) => text.split(',').every(part => isItem(part, field));

function isItem(text: string, field: Field): boolean {
  const { all, from, to } = item.exec(text)?.groups ?? {};
  if (all !== undefined) return true;
  const first = numberOf(from, field);
  const last = to === undefined ? first : numberOf(to, field);
  return first !== undefined && last !== undefined && first <= last;
}

function numberOf(text: string | undefined, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf((text ?? '').toLowerCase());
  const number = named >= 0 ? named + least : /^\d+$/.test(text ?? '') ? Number(text) : undefined;
  return number !== undefined && number >= least && number <= most ? number : undefined;
}
