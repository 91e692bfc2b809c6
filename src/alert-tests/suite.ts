import type { Fleet } from '../fleet.js';
import { at, type Fields, fieldsOf, listOf } from '../graph/fields.js';
import { graphOf } from '../graph/from-app.js';
import type { Graph } from '../graph/graph.js';
import { recorded } from '../intent/record.js';
import type { DeclaredAlert } from '../monitoring/alerts/declared.js';
import { type TestCase, testCases } from '../monitoring/rehearsal/test-case.js';

/** The tests of one alert, and the rule as it is rendered. */
export interface AlertTests {
  /** `production/codeai/CodeAIDown` */
  readonly path: string;
  readonly rule: unknown;
  readonly cases: readonly TestCase[];
}

/** A test for every alert of the fleet. @throws ProblemError where the fleet cannot be declared */
export function alertSuite(
  fleet: Fleet,
  { environment, system }: { readonly environment?: string; readonly system?: string },
): readonly AlertTests[] {
  if (system !== undefined) fleet.system(system);
  const environments = environment === undefined ? fleet.environments : [fleet.environment(environment)];
  return environments.flatMap(each => {
    const app = fleet.declare(each);
    const graph = graphOf(app);
    return recorded(app, 'alert')
      .map(({ value }) => value)
      .filter(declared => system === undefined || declared.system === system)
      .map(declared => ({
        path: `${each.name}/${declared.system}/${titleOf(declared)}`,
        rule: renderedRule(graph, declared),
        cases: testCases(declared),
      }));
  });
}

/** `codeai-CodeAIDown`, with the labels that tell it from others of its name. */
const titleOf = ({ component, alert: { name, labels = {} } }: DeclaredAlert) =>
  [component, name, ...Object.values(labels)].join('-');

/** From the manifest, so that what is tested is what is written, patches included. */
function renderedRule(graph: Graph, { namespace, rules, alert }: DeclaredAlert): unknown {
  const object = graph.get('monitoring.coreos.com', 'PrometheusRule', namespace, rules);
  return listOf(at(object?.manifest, 'spec')['groups'])
    .flatMap(group => listOf(fieldsOf(group)['rules']))
    .find(rule => isRule(fieldsOf(rule), alert));
}

function isRule(rule: Fields, { name, labels = {} }: DeclaredAlert['alert']): boolean {
  const own = fieldsOf(rule['labels']);
  return rule['alert'] === name && Object.entries(labels).every(([label, value]) => own[label] === value);
}
