import { InvalidArgumentError, Option } from 'commander';
import { isDay } from '../intent/waiver.js';

/** `--today`: the only way in which the clock enters. It changes no byte of what is rendered. */
export const todayOption = (what = 'the date; a waiver that has expired by then gives a warning'): Option =>
  new Option('--today <day>', what).argParser(day).default(new Date().toISOString().slice(0, 10));

function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('Write it as 2030-01-31.');
}
