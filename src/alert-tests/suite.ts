import type { Fleet } from '../fleet/fleet.js';
import { at, type Fields, fieldsOf, listOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { type TestCase, testCases } from '../monitoring/alert-test/test-case.js';
import type { DeclaredAlert } from '../monitoring/alerts/declared.js';
import { formatObject, type Problem } from '../problem.js';
import { visitEnvironments } from '../synth/environments.js';

/** The tests of one alert, and the rule as it is rendered. */
export interface AlertTests {
  /** `production/codeai/CodeAIDown` */
  readonly path: string;
  readonly rule: unknown;
  readonly cases: readonly TestCase[];
}

/** The tests of a fleet, and the alerts without the facts that a test is made of. */
export interface AlertSuite {
  readonly tests: readonly AlertTests[];
  /** `PrometheusRule shop/own: alert "Down"` */
  readonly untested: readonly string[];
  /** Of environments that could not be declared. */
  readonly problems: readonly Problem[];
}

/** A test for every alert of the fleet. @throws UsageError for an unknown environment or system */
export function alertSuite(
  fleet: Fleet,
  { environment, system }: { readonly environment?: string; readonly system?: string },
): AlertSuite {
  if (system !== undefined) fleet.system(system);
  const tests: AlertTests[] = [];
  const untested: string[] = [];
  const problems = visitEnvironments(fleet, { environment }, (each, graph) => {
    const tested = new Set<unknown>();
    for (const { value: declared } of graph.intents('alert')) {
      const rule = renderedRule(graph, declared);
      tested.add(rule);
      if (rule === undefined || (system !== undefined && declared.system !== system)) continue;
      tests.push({ path: `${each.name}/${declared.system}/${titleOf(declared)}`, rule, cases: testCases(declared) });
    }
    untested.push(...otherAlerts(graph, tested, system));
  });
  return { tests, untested, problems };
}

function otherAlerts(graph: Graph, tested: ReadonlySet<unknown>, system: string | undefined): readonly string[] {
  return graph
    .ofKind('PrometheusRule')
    .filter(({ unit }) => system === undefined || unit?.system === system)
    .flatMap(object =>
      rulesOf(object)
        .filter(rule => fieldsOf(rule)['alert'] !== undefined && !tested.has(rule))
        .map(rule => `${formatObject(object)}: alert "${fieldsOf(rule)['alert']}"`),
    );
}

/** `codeai-CodeAIDown`, with the labels that tell it from others of its name. */
const titleOf = ({ component, alert: { name, labels = {} } }: DeclaredAlert) =>
  [component, name, ...Object.values(labels)].join('-');

/** From the manifest, so that what is tested is what is written, patches included. */
function renderedRule(graph: Graph, { namespace, rules, alert }: DeclaredAlert): unknown {
  const object = graph.get('monitoring.coreos.com', 'PrometheusRule', namespace, rules);
  return object && rulesOf(object).find(rule => isRule(fieldsOf(rule), alert));
}

const rulesOf = ({ manifest }: GraphObject) =>
  listOf(at(manifest, 'spec')['groups']).flatMap(group => listOf(fieldsOf(group)['rules']));

function isRule(rule: Fields, { name, labels = {} }: DeclaredAlert['alert']): boolean {
  const own = fieldsOf(rule['labels']);
  return rule['alert'] === name && Object.entries(labels).every(([label, value]) => own[label] === value);
}
