import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import type { Problem, Severity } from '../problem.js';

/** What one check found on one object. */
export interface Finding {
  readonly object: GraphObject;
  /** The field: `spec.selector`; the empty text for the whole object. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
  /** Another severity than the check's, for this finding alone. */
  readonly severity?: Severity;
}

/** Facts from outside the graph that a check may need. */
export interface CheckContext {
  /** The target cluster's version: `1.31`. */
  readonly kubernetes: string;
}

/** A rule over the whole graph: a short generator over the graph's indexes. */
export interface Check {
  /** The file's name; never renamed. */
  readonly id: string;
  readonly title: string;
  /** What goes wrong in a cluster when it is not kept. */
  readonly why: string;
  readonly severity: Severity;
  /** The page of the Kubernetes documentation that states the fact. */
  readonly docs: string;
  check(graph: Graph, context: CheckContext): Iterable<Finding>;
}

export const finding = (object: GraphObject, path: string, message: string, hint: string): Finding => ({
  object,
  path,
  message,
  hint,
});

/** A finding as everyone else sees it. */
export function problemOf(check: Check, { object, path, message, hint, severity }: Finding): Problem {
  const { apiVersion, kind, namespace, name, file } = object;
  return {
    id: check.id,
    severity: severity ?? check.severity,
    message,
    hint,
    object: { apiVersion, kind, namespace, name },
    path,
    source: object.source?.(),
    file,
    docs: check.docs,
  };
}
