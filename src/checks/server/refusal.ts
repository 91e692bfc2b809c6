import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { isBefore } from '../../manifest/kubernetes-version.js';
import { type Check, type CheckContext, type Finding, finding } from '../check.js';

/** A field that the API server refuses: its path, the reason, and the way out where the check's `fix` does not say it. */
export type Refusal = readonly [path: string, message: string, hint?: string];

/** Facts about the cluster that decide about refusals. */
export interface Server {
  /** Whether its Kubernetes version is this one or newer. */
  since(version: string): boolean;
}

/** The fields of one object that the API server refuses. */
export type Rules = (object: GraphObject, server: Server) => Iterable<Refusal>;

/** A check of the category `server`: rules over single objects of some kinds. */
export function serverCheck({
  rules,
  ...about
}: Omit<Check, 'category' | 'severity' | 'scope' | 'check' | 'kinds'> & {
  /** By kind. */
  readonly rules: Readonly<Record<string, Rules>>;
}): Check {
  return {
    ...about,
    category: 'server',
    severity: 'error',
    kinds: Object.keys(rules),
    scope: 'object',
    check: (graph, context) => findings(graph, context, rules),
  };
}

function* findings(
  graph: Graph,
  { kubernetes }: CheckContext,
  rules: Readonly<Record<string, Rules>>,
): Iterable<Finding> {
  const server = { since: (version: string) => !isBefore(kubernetes, version) };
  for (const [kind, refusals] of Object.entries(rules)) {
    for (const object of graph.ofKind(kind)) {
      if (!isBuiltIn(object)) continue;
      for (const [path, message, hint] of refusals(object, server)) yield finding(object, path, message, hint);
    }
  }
}

/** Custom resources may have the name of a built-in kind. */
const isBuiltIn = ({ group }: GraphObject): boolean => !group.includes('.') || group.endsWith('.k8s.io');
