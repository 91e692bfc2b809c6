import { type Child, h } from './dom.js';

/** A column: its head, and the cell of a row. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Child;
  readonly number?: boolean;
}

/** Rows as a table; the first column names the row. A sentence where there are no rows. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  otherwise = 'None.',
): HTMLElement {
  if (rows.length === 0) return h('p', { class: 'quiet' }, otherwise);
  const cells = (row: Row) =>
    columns.map(({ cell, number }, i) =>
      i === 0 ? h('th', { scope: 'row' }, cell(row)) : h('td', { class: number ? 'number' : undefined }, cell(row)),
    );
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', {}, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map(({ head, number }) => h('th', { scope: 'col', class: number ? 'number' : undefined }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map(row => h('tr', {}, cells(row))),
      ),
    ),
  );
}

/** A word that matters, with its meaning in its text and not in its colour alone. */
export const chip = (kind: 'good' | 'bad' | 'warn' | 'public' | 'info', text: string): HTMLElement =>
  h('span', { class: `chip ${kind}` }, text);

/** Whether one of these texts has what is searched for. */
export function matches(query: string, ...texts: readonly (string | undefined)[]): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const all = texts.join('\n').toLowerCase();
  return words.every(word => all.includes(word));
}
