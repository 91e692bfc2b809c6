import type { GraphObject } from '../graph/object.js';
import { placeIn } from '../graph/prometheus-rules.js';
import type { Fault } from '../promql/findings.js';
import { type Finding, finding, risk } from './check.js';

/** The finding about a fault of an expression: a warning where the expression is not read, and so may be right. */
export function expressionFault(object: GraphObject, path: string, title: string, expr: string, fault: Fault): Finding {
  const message = `${title}: ${fault.message}, ${placeIn(expr, fault)}`;
  const { unread } = fault;
  return unread ? risk(object, path, message, 'Split it with recording rules.') : finding(object, path, message);
}
