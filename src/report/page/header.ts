import type { Report } from '../model/report.js';
import { h } from './dom.js';
import { everySystem, hashOf, type Shown, views } from './place.js';

/** What the head of the page does. */
export interface HeaderProps {
  readonly report: Report;
  readonly shown: Shown;
  readonly query: string;
  go(shown: Partial<Shown>): void;
  search(query: string): void;
}

/** Title, choice of environment and system, views, search and colours. */
export function header({ report, shown, query, go, search }: HeaderProps): HTMLElement {
  const environment = report.environments.find(({ name }) => name === shown.environment);
  const environments = report.environments.map(({ name }) => [name, name || 'the cluster'] as const);
  const systems = [
    [everySystem, 'all systems'] as const,
    ...(environment?.systems ?? []).map(({ name }) => [name, name] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
  const field = h('input', { type: 'search', 'aria-label': 'Search', placeholder: 'Search', value: query });
  field.addEventListener('input', () => search(field.value));
  return h(
    'header',
    {},
    h('h1', {}, report.title),
    select('Environment', environments, shown.environment, name => go({ environment: name, item: undefined })),
    select('System', systems, shown.system, name => go({ system: name, item: undefined })),
    h(
      'nav',
      { 'aria-label': 'Views' },
      h(
        'ul',
        {},
        views.map(view =>
          h(
            'li',
            {},
            h(
              'a',
              { href: hashOf({ ...shown, view, item: undefined }), 'aria-current': view === shown.view && 'page' },
              `${view[0]?.toUpperCase()}${view.slice(1)}`,
              view === 'change' && report.changes.length > 0 ? ` (${report.changes.length})` : undefined,
            ),
          ),
        ),
      ),
    ),
    h('span', { class: 'grow' }),
    field,
    select('Colours', colours, document.documentElement.dataset['theme'] ?? '', choose),
  );
}

const colours = [
  ['', 'as the system'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const;

function choose(theme: string): void {
  if (theme === '') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function select(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  change: (value: string) => void,
): HTMLElement {
  const element = h(
    'select',
    {},
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
  );
  element.addEventListener('change', () => change(element.value));
  return h('label', {}, label, element);
}
