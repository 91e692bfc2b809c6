import type { Section } from '../consequence.js';
import { sections } from '../consequence.js';
import type { Grouped } from '../grouped.js';

/** The headings of the sections, in their order. */
export const titles: Readonly<Record<Section, string>> = {
  refused: 'Refused by the API server',
  lost: 'Lost',
  restarts: 'Restarts',
  exposed: 'Exposed',
  closed: 'Closed',
  permissions: 'Permissions',
  versions: 'Versions',
  configuration: 'Configuration',
  watched: 'Watched',
  capacity: 'Capacity',
  cost: 'Cost',
  order: 'Order',
  other: 'Other changes',
};

/** What there is of each section, in their order; sections without anything are left out. */
export function bySection(all: readonly Grouped[]): ReadonlyMap<Section, readonly Grouped[]> {
  const found = sections.map(section => [section, all.filter(each => each.section === section)] as const);
  return new Map(found.filter(([, own]) => own.length > 0));
}

/** One line: `Restarts: 3. Versions: 2.` */
export function headline(all: readonly Grouped[]): string {
  if (all.length === 0) return 'This change does nothing to a cluster.';
  if (all.every(({ routine }) => routine))
    return `Routine: ${all.length === 1 ? 'one version changes' : `${all.length} versions change`}, and nothing else.`;
  return [...bySection(all)].map(([section, own]) => `${titles[section]}: ${own.length}.`).join(' ');
}
