import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { recordSource } from '../../intent/source.js';
import { dashboardModel } from '../../monitoring/dashboards/model.js';
import { type DashboardSpec, type Panel, panelKinds, panelUnits, type Row } from '../../monitoring/dashboards/panel.js';
import type { Query } from '../../monitoring/dashboards/query.js';
import { type Problem, rejectionOf } from '../../problem.js';
import { ConfigMap } from '../component/config-map.js';
import { nameProblems } from '../object/names.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFunction, aList, aNumber, anObject, aText, listOf, mapOf, oneOf, texts } from '../object/shapes.js';

export interface DashboardProps extends DashboardSpec {
  /** The component whose own metrics it shows: the value of `job`. */
  readonly component: string;
  /** The name of the ConfigMap. @default the uid */
  readonly name?: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
}

const query = {
  expr: required(aFunction),
  legend: required(aText),
  problems: required(aList),
} satisfies PropsOf<Query>;

const panel = {
  kind: required(oneOf(panelKinds)),
  title: required(aText),
  unit: required(oneOf(panelUnits)),
  queries: required(listOf(anObject(query))),
  description: optional(aText),
  red: optional(anObject({ above: optional(aNumber), below: optional(aNumber) })),
} satisfies PropsOf<Panel>;

const row = { title: required(aText), panels: required(listOf(anObject(panel))) } satisfies PropsOf<Row>;

const dashboardProps = {
  uid: required(aText),
  title: required(aText),
  tags: optional(texts),
  rows: required(listOf(anObject(row))),
  component: required(aText),
  name: optional(aText),
  labels: optional(mapOf(aText)),
} satisfies PropsOf<DashboardProps>;

/** A Grafana dashboard, in a ConfigMap that the sidecar of the environment's Grafana finds; nothing if the environment has none. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    recordSource(this, new.target);
    refuseProps(this, props, dashboardProps, new.target === Dashboard);
    const { component, uid, name = uid, labels = {} } = props;
    reject(this, [...nameProblems('the dashboard', name), ...dashboardProblems(props)]);
    const { grafana } = clusterOf(this);
    if (!grafana) return;
    const { namespace = 'default' } = Chart.of(this);
    const model = dashboardModel(props, { namespace, job: component });
    new ConfigMap(this, 'file', {
      name,
      labels: { ...labels, ...grafana.selects },
      data: { [`${uid}.json`]: `${JSON.stringify(model, null, 2)}\n` },
    });
  }
}

function dashboardProblems({ uid, rows }: DashboardSpec): Problem[] {
  const panels = rows.flatMap(row => row.panels);
  const rejection = rejectionOf('dashboard');
  return [
    ...(/^[a-zA-Z0-9_-]{1,40}$/.test(uid)
      ? []
      : [rejection(`the uid is "${uid}".`, 'A uid has up to 40 letters, digits, "-" and "_".')]),
    ...panels
      .filter(({ queries }) => queries.length === 0 || queries.length > 26)
      .map(({ title, queries }) => rejection(`panel "${title}" has ${queries.length} queries.`, 'Give it 1 to 26.')),
    ...panels.flatMap(({ title, queries }) =>
      queries.flatMap(query => query.problems.map(each => ({ ...each, message: `panel "${title}": ${each.message}` }))),
    ),
  ];
}
