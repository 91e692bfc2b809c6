import type { Section } from '../consequence.js';
import { type Grouped, placesText } from '../grouped.js';
import { forgeCode, forgeText } from './forge-text.js';
import { bySection, headline, titles } from './summary.js';

/** GitHub takes 65,536 characters, and some count bytes: this leaves room for what a workflow adds. */
const most = 59_000;
/** The longest line: a list of names is useless beyond it. */
const longest = 600;

/** By this a workflow finds its one comment again. */
export const marker = '<!-- plainsail diff -->';

/**
 * What a change does, as one comment of a pull request: the same bytes for the same change. Sections share the room;
 * what one does not need goes to the others, and what does not fit is counted.
 */
export function diffMarkdown(all: readonly Grouped[], environments: readonly string[]): string {
  const found = [...bySection(all)];
  const rooms = roomsFor(found.map(([, own]) => own.map(each => lineOf(each, environments))));
  const parts = found.map(([section, own], i) => sectionOf(section, own.length, rooms[i] ?? []));
  return [
    marker,
    `## What this change does`,
    '',
    `${forgeText(headline(all))}${placesOf(environments)}`,
    '',
    ...parts,
  ].join('\n');
}

const placesOf = (environments: readonly string[]): string =>
  environments.length > 1 ? ` Compared in ${environments.length} environments.` : '';

/** As many lines of each section as fit, the short sections first. */
function roomsFor(sections: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let left = most - 4_000;
  const bySize = sections.map((lines, i) => ({ lines, i, size: sizeOf(lines) })).sort((a, b) => a.size - b.size);
  const fitting: (readonly string[])[] = [];
  for (const [taken, { lines, i }] of bySize.entries()) {
    const room = Math.floor(left / (bySize.length - taken));
    const fit = linesWithin(lines, room);
    fitting[i] = fit;
    left -= sizeOf(fit);
  }
  return fitting;
}

const sizeOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

function linesWithin(lines: readonly string[], room: number): readonly string[] {
  let size = 0;
  const end = lines.findIndex(line => {
    size += line.length + 1;
    return size > room;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

function sectionOf(section: Section, count: number, lines: readonly string[]): string {
  const more = count - lines.length;
  const rest = more > 0 ? [`- … and ${more} more, which the text and JSON forms list`] : [];
  return [`### ${titles[section]} (${count})`, '', ...lines, ...rest, ''].join('\n');
}

function lineOf({ subject, message, hint, environments, accepted }: Grouped, all: readonly string[]): string {
  const places = placesText(environments, all);
  const where = [places, accepted ? 'accepted' : ''].filter(Boolean).join(', ');
  const next = hint && !accepted ? `<br>${forgeText(cut(hint))}` : '';
  return `- ${forgeCode(cut(subject))} ${forgeText(cut(message))}${where && ` *(${forgeText(where)})*`}${next}`;
}

/** By characters, not in the middle of one. */
const cut = (text: string): string => (text.length <= longest ? text : `${[...text].slice(0, longest - 1).join('')}…`);
