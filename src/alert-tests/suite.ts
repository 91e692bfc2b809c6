import type { Fleet } from '../fleet.js';
import { at, fieldsOf, listOf } from '../graph/fields.js';
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
        path: `${each.name}/${declared.system}/${declared.component}-${declared.alert.name}`,
        rule: renderedRule(graph, declared),
        cases: testCases(declared),
      }));
  });
}

/** From the manifest, so that what is tested is what is written, patches included. */
function renderedRule(graph: Graph, { namespace, rules, alert }: DeclaredAlert): unknown {
  const object = graph.get('monitoring.coreos.com', 'PrometheusRule', namespace, rules);
  return listOf(at(object?.manifest, 'spec')['groups'])
    .flatMap(group => listOf(fieldsOf(group)['rules']))
    .find(rule => fieldsOf(rule)['alert'] === alert.name);
}
