import type { CheckReport } from '../../checks/registry.js';
import { checkThatFound } from '../../checks/registry.js';
import type { Graph } from '../../graph/graph.js';
import { groupOf } from '../../manifest/group.js';
import { formatObject, type Problem } from '../../problem.js';
import { type PlaceOf, systemOf } from './place.js';
import type { ReportFinding, ReportWaiver } from './report.js';

/** The path of the page of a check. */
export type PageOf = (check: string) => string | undefined;

/** What checks find, errors first. */
export const findingsIn = (
  graph: Graph,
  problems: readonly Problem[],
  placeOf: PlaceOf,
  pageOf: PageOf,
): readonly ReportFinding[] =>
  problems.map(each => {
    const { id, severity, message, hint } = each;
    const page = checkThatFound(each) && pageOf(id);
    return { check: id, severity, message, hint, page, ...placedAt(graph, each, placeOf) };
  });

/** What somebody accepts, and until when. */
export const waiversIn = (
  graph: Graph,
  waived: CheckReport['waived'],
  placeOf: PlaceOf,
  pageOf: PageOf,
): readonly ReportWaiver[] =>
  waived.map(({ problem, waiver: { check, reason, owner, until } }) => ({
    check,
    page: pageOf(check),
    reason,
    owner,
    until,
    ...placedAt(graph, problem, placeOf),
  }));

function placedAt(graph: Graph, { object, file, source }: Problem, placeOf: PlaceOf) {
  if (!object) return { object: '', system: undefined, file, source };
  const { apiVersion, kind, namespace, name } = object;
  const found = graph.get(groupOf(apiVersion), kind, namespace, name);
  const place = found ? placeOf(found) : {};
  return { object: formatObject(object), system: found && systemOf(found), file, source, ...place };
}
