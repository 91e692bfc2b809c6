import { at, type Fields, fieldsOf, listOf, textMapOf, textOf } from './fields.js';
import type { GraphObject } from './object.js';
import { perGraph } from './per-graph.js';
import { perObject } from './per-object.js';

/** A dashboard in a ConfigMap; `model` is undefined where the text is not JSON. */
export interface DashboardFile {
  readonly object: GraphObject;
  /** `data["overview.json"]` */
  readonly path: string;
  readonly model: Fields | undefined;
}

/** One panel, wherever it is nested. */
export interface PanelOf {
  readonly path: string;
  readonly title: string;
  readonly fields: Fields;
}

/** The dashboards that a sidecar of Grafana finds. */
export const dashboards = perGraph((graph): readonly DashboardFile[] =>
  graph.ofKind('ConfigMap').flatMap(object => modelsIn(object).map(model => ({ object, ...model }))),
);

const modelsIn = perObject(({ manifest }) => {
  const labels = textMapOf(at(manifest, 'metadata')['labels']);
  if (!Object.hasOwn(labels, 'grafana_dashboard')) return [];
  return Object.entries(textMapOf(manifest['data'])).map(([file, text]) => ({
    path: `data[${JSON.stringify(file)}]`,
    model: modelOf(text),
  }));
});

function modelOf(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Every panel, those in closed rows included: Grafana nests no deeper. */
export const panelsOf = ({ path, model = {} }: DashboardFile): readonly PanelOf[] =>
  panelsIn(model, path).flatMap(panel => [panel, ...panelsIn(panel.fields, panel.path)]);

const panelsIn = (fields: Fields, path: string): readonly PanelOf[] =>
  listOf(fields['panels']).map((panel, i) => {
    const own = fieldsOf(panel);
    return { path: `${path}.panels[${i}]`, title: textOf(own['title']) ?? '', fields: own };
  });

/** The queries of a panel that go to Prometheus, with words in place of Grafana's variables; an empty one is not sent. */
export const queriesOf = ({ path, fields }: PanelOf): readonly { readonly path: string; readonly expr: string }[] =>
  listOf(fields['targets']).flatMap((target, i) => {
    const expr = textOf(fieldsOf(target)['expr']) ?? '';
    if (expr.trim() === '' || !asksPrometheus(at(target, 'datasource')['type'] ?? at(fields, 'datasource')['type']))
      return [];
    return [{ path: `${path}.targets[${i}].expr`, expr: withoutVariables(expr) }];
  });

/** A data source without a type, or with that of a variable, is taken for Prometheus. */
const asksPrometheus = (type: unknown) =>
  !/^(?:loki|victoriametrics-\w+-datasource|tempo|elasticsearch)$/.test(`${type}`);

/** `$interval`, `${interval}`, `${interval:raw}` and the old `[[interval]]`. */
const variable = String.raw`(?:\$\{\w+(?::\w+)?\}|\$[a-zA-Z_]\w*|\[\[\w+(?::\w+)?\]\])`;
const times = /\$__(?:rate_interval|interval|range)\b|\$\{__(?:rate_interval|interval|range)\}/g;
const inRange = new RegExp(String.raw`(?<=[[:]\s*)${variable}(?=\s*[\]:])`, 'g');
const offset = new RegExp(String.raw`(?<=\boffset\s+-?)${variable}`, 'g');

/** A variable in the place of a duration stands for one; anywhere else, for a word. */
const withoutVariables = (expr: string) =>
  expr
    .replaceAll(times, '5m')
    .replaceAll(inRange, '5m')
    .replaceAll(offset, '5m')
    .replaceAll(new RegExp(variable, 'g'), 'any');
