import { InvalidArgumentError, Option } from 'commander';
import { isDay } from '../intent/waiver.js';

/** `--today`: the only way in which the clock enters. It decides whether waivers hold, and changes no byte. */
export const todayOption = (): Option =>
  new Option('--today <day>', 'the day on which waivers have to hold')
    .argParser(day)
    .default(new Date().toISOString().slice(0, 10));

function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('Write it as 2030-01-31.');
}
