import { type Context, isShown } from './context.js';
import { type Child, h } from './dom.js';
import { chip, matches, table } from './table.js';

interface Row {
  readonly system: string;
  readonly repository: string;
  /** By environment, each once. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

/** Each image of each system, with its version in every environment; a difference is named. */
export function versionTable(context: Context): HTMLElement {
  const { environments } = context.report;
  const rows = rowsOf(context).filter(({ system, repository, versions }) =>
    matches(context.query, system, repository, ...[...versions.values()].flat()),
  );
  return table<Row>(
    'The version of each image in every environment',
    [
      { head: 'Image', cell: row => row.repository },
      { head: 'System', cell: row => row.system },
      ...environments.map(({ name }) => ({
        head: name || 'Version',
        cell: (row: Row): Child => row.versions.get(name)?.join(', ') ?? h('span', { class: 'quiet' }, 'not there'),
      })),
      ...(environments.length > 1 ? [{ head: 'Skew', cell: skewOf }] : []),
    ],
    rows,
    'There is no image here.',
  );
}

function skewOf({ versions }: Row): Child {
  const all = [...versions.values()].map(each => each.join(', '));
  return new Set(all).size > 1 ? chip('warn', 'differs') : 'same';
}

function rowsOf(context: Context): readonly Row[] {
  const found = new Map<string, { system: string; repository: string; versions: Map<string, string[]> }>();
  for (const { name, images } of context.report.environments) {
    for (const { system = '', repository, version } of images) {
      if (!isShown(context, system)) continue;
      const key = JSON.stringify([system, repository]);
      const row = found.get(key) ?? { system, repository, versions: new Map<string, string[]>() };
      found.set(key, row);
      const versions = row.versions.get(name) ?? [];
      row.versions.set(name, versions.includes(version) ? versions : [...versions, version]);
    }
  }
  return [...found.values()].sort((a, b) => (a.repository < b.repository ? -1 : 1));
}
