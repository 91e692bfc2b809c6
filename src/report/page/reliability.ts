import type { ReportAlert, ReportWorkload } from '../model/report.js';
import { type Context, type Drawing, isShown } from './context.js';
import { type Child, h } from './dom.js';
import { link, placeLinks } from './links.js';
import { hashOf } from './place.js';
import { chip, matches, table } from './table.js';

/** Objectives, alerts and who they reach, pods and what may take them away, and the order of a rollout. */
export function reliabilityView(context: Context): Drawing {
  const { environment, shown, query } = context;
  const ours = <T extends { readonly system: string | undefined }>(all: readonly T[]) =>
    all.filter(({ system }) => isShown(context, system));
  const objectives = ours(environment.objectives).filter(each => matches(query, each.system, each.service, each.name));
  const alerts = ours(environment.alerts).filter(each =>
    matches(query, each.name, each.component, each.severity, each.summary, ...(each.reaches ?? [])),
  );
  const workloads = ours(environment.workloads)
    .filter(({ kind }) => kind !== 'Job' && kind !== 'CronJob')
    .filter(each => matches(query, each.name, each.kind, each.system, each.disruption));
  const unheard = alerts.filter(({ reaches }) => reaches?.length === 0);
  const single = workloads.filter(({ max }) => max === 1);
  const element = h(
    'div',
    {},
    h(
      'h2',
      {},
      `Reliability: ${[environment.name, shown.system === '*' ? 'all systems' : shown.system].filter(Boolean).join(', ')}`,
    ),
    h(
      'ul',
      { class: 'tiles' },
      tile(objectives.length, 'objectives'),
      tile(alerts.filter(({ severity }) => severity === 'critical').length, 'alerts that page'),
      tile(alerts.length, 'alerts in all'),
      tile(unheard.length, 'alerts that reach nobody'),
      tile(single.length, 'workloads of one pod'),
    ),
    h('h3', {}, 'Objectives and their budgets'),
    table(
      'A share of events that must be good over 30 days',
      [
        { head: 'Service', cell: each => each.service },
        { head: 'Objective', cell: each => each.name },
        { head: 'Target', cell: each => each.target, number: true },
        { head: 'Budget', cell: each => each.budget },
        { head: 'System', cell: each => each.system },
        { head: 'Where', cell: placeLinks },
      ],
      objectives,
      'No objective is recorded here.',
    ),
    h('h3', {}, 'Pods: replicas, disruption, rollout'),
    table(
      'From the fewest pods to the most',
      [
        { head: 'Workload', cell: each => nodeLink(context, each) },
        { head: 'Kind', cell: each => each.kind },
        { head: 'Pods', cell: podsOf },
        {
          head: 'In a rollout',
          cell: each => (each.peak > each.max ? `up to ${each.peak}` : `${each.max}`),
          number: true,
        },
        { head: 'Eviction', cell: each => each.disruption ?? (each.min > 1 ? chip('warn', 'no budget') : 'no budget') },
        { head: 'System', cell: each => each.system },
        { head: 'Where', cell: placeLinks },
      ],
      workloads,
    ),
    h('h3', {}, 'Order of a rollout'),
    orderOf(context),
    h('h3', {}, 'Alerts, and who they reach'),
    table(
      'What fires, after how long, and who hears of it',
      [
        { head: 'Alert', cell: each => each.name },
        {
          head: 'Severity',
          cell: each => chip(each.severity === 'critical' ? 'bad' : 'warn', each.severity || 'none'),
        },
        { head: 'Component', cell: each => each.component },
        { head: 'Holds for', cell: each => each.for || 'at once' },
        { head: 'Means', cell: each => each.summary },
        { head: 'Reaches', cell: reachesOf },
        { head: 'Runbook', cell: each => link(each.runbook, 'runbook') ?? chip('warn', 'none') },
        { head: 'Where', cell: placeLinks },
      ],
      [...alerts].sort(bySeverity),
      'There is no alert here.',
    ),
  );
  return { element };
}

const tile = (count: number, text: string): HTMLElement => h('li', {}, h('strong', {}, count), text);

const nodeLink = ({ shown }: Context, { id, name, system }: ReportWorkload): Child =>
  h('a', { href: hashOf({ ...shown, view: 'topology', system: system ?? '*', item: id }) }, name);

const podsOf = ({ min, max, autoscaled, kind }: ReportWorkload): Child => {
  if (kind === 'DaemonSet') return 'one a node';
  return min === max ? `${min}` : `${min} to ${max}${autoscaled ? ', autoscaled' : ''}`;
};

function reachesOf({ reaches }: ReportAlert): Child {
  if (reaches === undefined) return 'not said by these manifests';
  return reaches.length === 0 ? chip('bad', 'nobody') : reaches.join(', ');
}

const rank = (severity: string): number => (severity === 'critical' ? 0 : severity === 'warning' ? 1 : 2);
const bySeverity = (a: ReportAlert, b: ReportAlert): number => rank(a.severity) - rank(b.severity);

function orderOf(context: Context): HTMLElement {
  const { environment, query } = context;
  const systems = environment.systems.filter(({ name }) => isShown(context, name) && matches(query, name));
  return h(
    'ol',
    {},
    systems.map(({ name, after, stages }) =>
      h(
        'li',
        {},
        h('strong', {}, name),
        after.length > 0 && ` after ${after.map(({ system }) => system).join(', ')}`,
        h(
          'details',
          {},
          h('summary', {}, `${stages.length} ${stages.length === 1 ? 'stage' : 'stages'}`),
          after.map(({ system, reasons }) => h('p', { class: 'quiet' }, `after ${system}: ${reasons.join('; ')}`)),
          h(
            'ol',
            {},
            stages.map(({ name: stage, objects, running }) =>
              h(
                'li',
                {},
                `${stage}: ${objects} ${objects === 1 ? 'object' : 'objects'}${running.length > 0 ? `, with ${running.join(', ')}` : ''}`,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
