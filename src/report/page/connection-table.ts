import type { Context } from './context.js';
import { h } from './dom.js';
import { everySystem } from './place.js';
import { table } from './table.js';

/** Every connection of what is shown, those that the picture leaves out included, for whoever reads rather than looks. */
export function connectionTable({ environment, shown }: Context): HTMLElement {
  const nodeAt = (i: number) => environment.nodes[i];
  const edges = environment.edges.filter(
    ({ from, to }) => shown.system === everySystem || [from, to].some(i => nodeAt(i)?.system === shown.system),
  );
  const nameOf = (i: number) => {
    const node = nodeAt(i);
    return node?.namespace === undefined ? node?.label : `${node.namespace}/${node.label}`;
  };
  return h(
    'details',
    {},
    h('summary', {}, `As a table: ${edges.length} connections`),
    table(
      'Connections that were proved to be open',
      [
        { head: 'From', cell: edge => nameOf(edge.from) },
        { head: 'To', cell: edge => nameOf(edge.to) },
        { head: 'Ports', cell: edge => edge.ports },
        { head: 'Why', cell: edge => [edge.kind, ...edge.reasons.filter(reason => reason !== 'call')].join(': ') },
        { head: 'Change', cell: edge => edge.change ?? '' },
      ],
      edges,
    ),
  );
}
