import { capacityTable, costTable } from './capacity.js';
import { type Context, type Drawing, isShown } from './context.js';
import { h } from './dom.js';
import { link, placeLinks } from './links.js';
import { chip, matches, table } from './table.js';
import { versionTable } from './versions.js';

/** What is there: versions, capacity and cost, exposure and permissions, waivers, findings, the platform. */
export function inventoryView(context: Context): Drawing {
  const { environment, shown, query } = context;
  const ours = <T extends { readonly system: string | undefined }>(all: readonly T[]) =>
    all.filter(({ system }) => isShown(context, system));
  const element = h(
    'div',
    {},
    h(
      'h2',
      {},
      `Inventory: ${[environment.name, shown.system === '*' ? 'all systems' : shown.system].filter(Boolean).join(', ')}`,
    ),
    h('h3', {}, 'Versions across environments'),
    versionTable(context),
    h('h3', {}, 'Capacity and cost'),
    capacityTable(context),
    costTable(context),
    h('h3', {}, 'Exposure'),
    table(
      'What is reached from outside of the cluster',
      [
        { head: 'From', cell: each => each.from },
        { head: 'To', cell: each => each.to },
        { head: 'Ports', cell: each => each.ports },
        { head: 'Guard', cell: each => (each.guarded ? chip('good', 'guarded') : chip('public', 'public')) },
        { head: 'Where', cell: placeLinks },
      ],
      ours(environment.exposures).filter(each => matches(query, each.from, each.to)),
      'Nothing here is reached from outside.',
    ),
    h('h3', {}, 'Permissions'),
    table(
      'Who may do what in the cluster',
      [
        { head: 'Subject', cell: each => each.subject },
        { head: 'May', cell: each => each.may },
        { head: 'System', cell: each => each.system },
        { head: 'Where', cell: placeLinks },
      ],
      ours(environment.permissions).filter(each => matches(query, each.subject, each.may)),
      'No binding gives anybody anything.',
    ),
    h('h3', {}, 'Waivers'),
    table(
      'Findings that somebody accepts, by owner and last day',
      [
        { head: 'Owner', cell: each => each.owner },
        { head: 'Until', cell: each => each.until },
        { head: 'Check', cell: each => link(each.page, each.check) },
        { head: 'Object', cell: each => each.object },
        { head: 'Reason', cell: each => each.reason },
        { head: 'Where', cell: placeLinks },
      ],
      [
        ...ours(environment.waivers).filter(each => matches(query, each.owner, each.check, each.object, each.reason)),
      ].sort((a, b) => compare(a.owner, b.owner) || compare(a.until, b.until)),
      'Nobody accepts any finding.',
    ),
    h('h3', {}, 'Findings of the checks'),
    table(
      'What plainsail check finds',
      [
        { head: 'Object', cell: each => each.object },
        { head: 'Severity', cell: each => chip(each.severity === 'error' ? 'bad' : 'warn', each.severity) },
        { head: 'Check', cell: each => link(each.page, each.check) ?? each.check },
        { head: 'Finding', cell: each => [each.message, each.hint === undefined ? '' : ` ${each.hint}`] },
        { head: 'Where', cell: placeLinks },
      ],
      ours(environment.findings).filter(each => matches(query, each.object, each.check, each.message)),
      'The checks find nothing.',
    ),
    h('h3', {}, 'Assumed of the platform'),
    table(
      `Objects that are named and not rendered${environment.kubernetes ? `, on Kubernetes ${environment.kubernetes}` : ''}`,
      [
        { head: 'Kind', cell: each => each.kind },
        { head: 'Name', cell: each => each.name },
        { head: 'First named by', cell: each => each.namedBy },
        { head: 'Where', cell: placeLinks },
      ],
      environment.assumptions.filter(each => matches(query, each.kind, each.name, each.namedBy)),
      'Nothing is assumed.',
    ),
  );
  return { element };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
