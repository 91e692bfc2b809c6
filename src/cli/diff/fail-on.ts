import { InvalidArgumentError } from 'commander';
import { type Section, sections } from '../../diff/consequence.js';
import type { Grouped } from '../../diff/grouped.js';
import { didYouMean } from '../../problem.js';

/** `refused,lost`: sections whose consequences end the command with 1; added to those that were named before. */
export function sectionsIn(text: string, others: readonly Section[] = []): readonly Section[] {
  const names = text
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  for (const name of names) {
    if (isSection(name)) continue;
    throw new InvalidArgumentError(
      `No section is named "${name}".${didYouMean(name, sections)} They are ${sections.join(', ')}.`,
    );
  }
  return [...new Set([...others, ...names.filter(isSection)])];
}

const isSection = (name: string): name is Section => (sections as readonly string[]).includes(name);

/** Whether something happens that was not to happen, and that is not accepted. */
export const hasFailed = (found: readonly Grouped[], failOn: readonly Section[]): boolean =>
  found.some(({ section, accepted }) => !accepted && failOn.includes(section));
