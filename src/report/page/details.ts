import type { ReportEdge, ReportNode } from '../model/report.js';
import type { Context } from './context.js';
import { type Child, h } from './dom.js';
import { link, placeLinks } from './links.js';
import { hashOf } from './place.js';
import { chip } from './table.js';

/** Everything that is known of a node, and where it leads. */
export function detailsOf(context: Context, node: ReportNode): HTMLElement {
  const { environment } = context;
  const index = environment.nodes.indexOf(node);
  const calls = environment.edges.filter(({ from }) => from === index);
  const callers = environment.edges.filter(({ to }) => to === index);
  const findings = environment.findings.filter(({ file }) => file !== undefined && file === node.file);
  const workload = environment.workloads.find(({ id }) => id === node.id);
  const alerts = environment.alerts.filter(
    ({ component, namespace }) => component === node.label && namespace === node.namespace,
  );
  return h(
    'div',
    {},
    h('h3', {}, node.label),
    h(
      'p',
      { class: 'quiet' },
      [node.about, node.namespace && `namespace ${node.namespace}`, node.system && `system ${node.system}`]
        .filter(Boolean)
        .join(' · '),
    ),
    h('p', {}, marks(node)),
    part('Declared and rendered', placeLinks(node)),
    part('Public at', texts(node.publicAt)),
    part('Open to every pod of the cluster', node.openToCluster),
    part('Images', texts(node.images)),
    workload &&
      part(
        'Pods',
        `${workload.min === workload.max ? workload.min : `${workload.min} to ${workload.max}`}${workload.disruption ? `, ${workload.disruption}` : ''}`,
      ),
    part('Calls', edgeList(context, calls, 'to')),
    part('Called by', edgeList(context, callers, 'from')),
    part(
      'Findings',
      findings.length > 0 &&
        h(
          'ul',
          {},
          findings.map(each => h('li', {}, link(each.page, each.check), `: ${each.message}`)),
        ),
    ),
    part(
      'Alerts',
      alerts.length > 0 &&
        h(
          'ul',
          {},
          alerts.map(each => h('li', {}, link(each.runbook, each.name) ?? each.name)),
        ),
    ),
    part(
      'Addresses',
      node.ranges.length > 0 && h('details', {}, h('summary', {}, `${node.ranges.length} ranges`), texts(node.ranges)),
    ),
  );
}

const part = (title: string, content: Child): Child =>
  content === undefined || content === false || (Array.isArray(content) && content.length === 0)
    ? undefined
    : [h('h4', {}, title), h('div', {}, content)];

const texts = (all: readonly string[]): Child =>
  all.length > 0 &&
  h(
    'ul',
    {},
    all.map(text => h('li', {}, text)),
  );

function marks({ publicAt, change, unprotected }: ReportNode): Child {
  return [
    publicAt.length > 0 && [chip('public', 'public'), ' '],
    change !== undefined && [chip('warn', change), ' '],
    unprotected.length > 0 && [chip('bad', `no policy for ${unprotected.join(' and ')}`), ' '],
  ];
}

function edgeList({ environment, shown }: Context, edges: readonly ReportEdge[], end: 'from' | 'to'): Child {
  if (edges.length === 0) return undefined;
  return h(
    'ul',
    {},
    edges.map(edge => {
      const other = environment.nodes[edge[end]];
      const system = other?.system !== undefined && shown.system !== '*' ? other.system : shown.system;
      const reasons = edge.reasons.filter(reason => reason !== 'call');
      return h(
        'li',
        {},
        h('a', { href: hashOf({ ...shown, system, item: other?.id }) }, other?.label ?? ''),
        ` ${edge.ports} `,
        h('span', { class: 'quiet' }, `${edge.kind}${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`),
        edge.change !== undefined && [' ', chip(edge.change === 'added' ? 'good' : 'bad', edge.change)],
      );
    }),
  );
}
