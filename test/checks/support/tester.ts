import type { Check, CheckContext, Finding } from '../../../src/checks/check.js';
import { problemOf } from '../../../src/checks/check.js';
import { ruleFacts } from '../../../src/checks/metrics/rule-facts.js';
import { Graph } from '../../../src/graph/graph.js';
import { graphObject } from '../../../src/graph/object.js';
import { formatObject } from '../../../src/problem.js';
import { readManifests } from '../../../src/read/manifests.js';

/** A finding as a test expects it: `['Service x/api', 'spec.selector', /selects no pod/]`. */
export type Expected = readonly [object: string, path: string, message: string | RegExp];

export interface Valid {
  readonly name: string;
  readonly yaml: string;
  readonly context?: Partial<CheckContext>;
}

export interface Invalid extends Valid {
  readonly findings: readonly Expected[];
  /** @default the check's own severity */
  readonly severity?: 'error' | 'warning';
}

export interface Cases {
  /** What the check finds in its own example. */
  readonly example: readonly Expected[];
  readonly valid: readonly Valid[];
  readonly invalid?: readonly Invalid[];
}

/** Runs a check over manifests: exactly these findings, and none on the valid ones. */
export function testCheck(check: Check, { example, valid, invalid = [] }: Cases): void {
  const wrong = [{ name: 'its own example', yaml: check.fails, findings: example }, ...invalid];
  describe(check.id, () => {
    test.each(valid)('accepts $name', ({ yaml, context }) => {
      expect(found(check, yaml, context)).toEqual([]);
    });
    test.each<Invalid>(wrong)('finds $name', ({ yaml, context, findings, severity }) => {
      const problems = found(check, yaml, context);
      expect(problems.map(({ object, path }) => [formatObject(object), path])).toEqual(
        findings.map(([object, path]) => [object, path]),
      );
      for (const [i, [, , message]] of findings.entries()) expect(problems[i]?.message).toMatch(message);
      if (severity) expect(problems.map(problem => problem.severity)).toEqual(findings.map(() => severity));
      expect(problems.every(({ hint }) => hint)).toBe(true);
      const { kinds } = check;
      const elsewhere = problems.filter(({ object }) => kinds !== 'any' && !kinds.includes(object?.kind ?? ''));
      expect(elsewhere.map(({ object }) => `${check.id} lacks kind ${object?.kind} in its kinds`)).toEqual([]);
    });
  });
}

function found(check: Check, yaml: string, context: Partial<CheckContext> = {}) {
  const graph = graphOf(yaml);
  const target = { kubernetes: '1.31', ...context };
  const findings = [...check.check(graph, target)];
  if (check.scope === 'object') expect(sorted(findingsAlone(check, graph, target))).toEqual(sorted(findings));
  if (check.scope === 'rules') expect(sorted([...check.check(onlyRules(graph), target)])).toEqual(sorted(findings));
  return findings.map(finding => problemOf(check, finding));
}

/** What a check finds when it sees each object by itself. */
export const findingsAlone = (check: Check, graph: Graph, context: CheckContext): readonly Finding[] =>
  graph.objects.flatMap(object =>
    [...check.check(new Graph([graphObject(object.manifest)]), context)].map(finding => ({ ...finding, object })),
  );

/** A graph of nothing but what checks of rules may look at. */
export function onlyRules(graph: Graph): Graph {
  const facts = new Set(ruleFacts(graph));
  return new Graph(
    graph.objects.filter(({ manifest }) => facts.has(manifest)),
    graph.intents,
  );
}

/** Findings in an order that depends on nothing but them. */
export const sorted = (findings: readonly Finding[]) =>
  findings.map(({ object, ...found }) => JSON.stringify([formatObject(object), object.file, found])).sort();

/** The graph of YAML text; text that is not YAML fails the test. */
export function graphOf(yaml: string): Graph {
  const { graph, problems } = readManifests([{ file: 'test.yaml', text: yaml }]);
  expect(problems).toEqual([]);
  return graph;
}
