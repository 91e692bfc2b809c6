import { type Grouped, placesText } from '../grouped.js';
import { bySection, headline, titles } from './summary.js';

/** What a change does, for a terminal: sections, a line for each consequence, and what to do below it. */
export function diffText(all: readonly Grouped[], environments: readonly string[]): string {
  const lines = [...bySection(all)].flatMap(([section, own]) => [
    `${titles[section]} (${own.length})`,
    ...own.flatMap(each => linesOf(each, environments)),
    '',
  ]);
  return [...lines, headline(all), ''].join('\n');
}

function linesOf(
  { subject, message, hint, environments, accepted }: Grouped,
  all: readonly string[],
): readonly string[] {
  const places = placesText(environments, all);
  const where = [places, accepted ? 'accepted' : ''].filter(Boolean).join(', ');
  return [`  ${subject} ${message}${where && ` (${where})`}`, ...(hint && !accepted ? [`      hint: ${hint}`] : [])];
}
