import type { ReportChange, ReportField } from '../model/report.js';
import { type Context, type Drawing, isShown } from './context.js';
import { type Child, h } from './dom.js';
import { placeLinks } from './links.js';
import { chip, matches } from './table.js';

/** Sections in the order of `diff`: their title, and how bad they are. */
const sections: Readonly<Record<string, readonly [title: string, kind: 'bad' | 'warn' | 'good' | 'info']>> = {
  refused: ['Refused by the API server', 'bad'],
  lost: ['Lost', 'bad'],
  restarts: ['Restarts', 'warn'],
  exposed: ['Opens', 'warn'],
  closed: ['Closes', 'good'],
  permissions: ['Permissions', 'warn'],
  versions: ['Versions', 'info'],
  configuration: ['Configuration', 'info'],
  watched: ['Watched', 'info'],
  capacity: ['Capacity', 'info'],
  cost: ['Cost', 'info'],
  order: ['Order', 'info'],
  other: ['Everything else', 'info'],
};

/** What a change does to the clusters, with the fields before and after. */
export function changeView(context: Context): Drawing {
  const { report, environment, shown, query } = context;
  if (report.from === undefined) {
    const hint = 'Nothing was compared. Run plainsail report with --from and a revision or folder: --from origin/main.';
    return { element: h('div', {}, h('h2', {}, 'What the change does'), h('p', { class: 'lead' }, hint)) };
  }
  const all = report.changes.filter(
    each =>
      (each.environments.length === 0 || each.environments.includes(environment.name)) &&
      (shown.system === '*' || each.systems.length === 0 || each.systems.some(system => isShown(context, system))) &&
      matches(query, each.subject, each.message, each.hint, each.section, ...each.fields.map(({ path }) => path)),
  );
  const bySection = Object.entries(sections).flatMap(([section, [title, kind]]) => {
    const own = all.filter(each => each.section === section);
    return own.length > 0 ? [{ section, title, kind, own }] : [];
  });
  const place = [environment.name, shown.system === '*' ? '' : shown.system].filter(Boolean).join(', ');
  const element = h(
    'div',
    {},
    h('h2', {}, `What the change does${place ? `: ${place}` : ''}`),
    h('p', { class: 'lead' }, `Compared with ${report.from}. ${all.length === 0 ? 'Nothing happens here.' : ''}`),
    h(
      'ul',
      { class: 'tiles' },
      bySection.map(({ section, title, kind, own }) =>
        h(
          'li',
          {},
          h('strong', {}, own.length),
          kind === 'bad' ? chip('bad', title) : title,
          h('span', { hidden: true }, section),
        ),
      ),
    ),
    bySection.map(({ title, kind, own }) => [
      h('h3', {}, `${title} (${own.length})`),
      own.map(each => changeOf(each, kind, report.environments.length)),
    ]),
  );
  return { element };
}

function changeOf(each: ReportChange, kind: string, environments: number): HTMLElement {
  const { subject, message, hint, routine, environments: places, fields, more } = each;
  return h(
    'div',
    { class: `change ${kind}` },
    h('p', {}, h('strong', {}, subject), ' ', message, routine && [' ', chip('info', 'in every release')]),
    hint !== undefined && h('p', { class: 'quiet' }, hint),
    h(
      'p',
      { class: 'quiet' },
      environments > 1 && places.length > 0 ? `in ${places.join(', ')} · ` : '',
      placeLinks(each),
    ),
    fields.length > 0 && fieldTable(fields, more),
  );
}

function fieldTable(fields: readonly ReportField[], more: number): HTMLElement {
  return h(
    'details',
    { open: fields.length <= 4 },
    h('summary', {}, `${fields.length + more} ${fields.length + more === 1 ? 'field' : 'fields'} before and after`),
    h(
      'table',
      { class: 'fields' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Field', 'Before', 'After'].map(head => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        fields.map(({ path, before, after }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, path),
            h('td', {}, value(before, 'del')),
            h('td', {}, value(after, 'ins')),
          ),
        ),
      ),
    ),
    more > 0 && h('p', { class: 'quiet' }, `and ${more} more`),
  );
}

const value = (text: string | undefined, tag: 'del' | 'ins'): Child =>
  text === undefined ? h('span', { class: 'quiet' }, 'not there') : h(tag, {}, text);
