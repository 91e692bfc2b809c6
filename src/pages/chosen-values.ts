import { existsSync, readFileSync } from 'node:fs';
import type { Choice } from '../environment/chosen.js';
import type { Fleet } from '../fleet/fleet.js';
import { originOf } from './origin.js';

/**
 * Where the values of a variable are chosen: of the choices that a fleet makes, those whose line in the sources states
 * the variable. The empty text where none does.
 */
export function chosenValues(name: string, choices: readonly Choice[], fleet: Fleet): string {
  const places = [...new Set(choices.map(({ source }) => source))].filter(source => states(name, lineAt(source)));
  return places
    .sort()
    .map(place => section(place, choices, fleet))
    .join('\n');
}

function section(place: string, choices: readonly Choice[], fleet: Fleet): string {
  const rows = new Map(
    choices
      .filter(({ source }) => source === place)
      .map(({ environment, key }) => [
        environment,
        `| ${environment} | ${originOf(fleet.environment(environment), key)} |`,
      ]),
  );
  return [`Chosen at ${place}:`, '', '| Environment | From |', '|---|---|', ...rows.values(), ''].join('\n');
}

/** Whether a line states a value for the variable: `LOG_LEVEL: environment.choose({`. */
const states = (name: string, line: string): boolean =>
  new RegExp(`(^|[^\\w$])['"]?${name.replace(/\W/g, '\\$&')}['"]?\\s*:`).test(line);

function lineAt(source: string): string {
  const at = source.lastIndexOf(':');
  const file = source.slice(0, at);
  return existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[Number(source.slice(at + 1)) - 1] ?? '') : '';
}
