import { defaultsAt } from '../defaults/around.js';
import type { Graph } from '../graph/graph.js';
import { bounded, didYouMean, type Problem, problem, sortProblems, UsageError } from '../problem.js';
import * as all from './all.js';
import { type Check, type CheckContext, problemOf, type SeveritiesOf } from './check.js';
import { CheckIds } from './check-ids.js';
import { type FindAll, findAll } from './findings.js';
import { redactionOf } from './redact.js';
import { withSubstitution } from './substituted.js';
import { uncrowded } from './uncrowded.js';
import { type Waived, Waivers } from './waivers.js';

/** Every check, by id. */
export const checks: readonly Check[] = Object.freeze(Object.values(all).sort((a, b) => (a.id < b.id ? -1 : 1)));

/** Their ids, present and former. */
export const checkIds = new CheckIds(checks);

/** Which checks run. */
export interface CheckSelection {
  /** Only these, whatever their profile. @default all of the profile */
  readonly only?: readonly string[];
  /** Not these. @default none */
  readonly skip?: readonly string[];
  /** `strict` adds the opinions. @default default */
  readonly profile?: 'default' | 'strict';
  /** The day on which waivers have to hold: `2030-01-31`. @default none is over */
  readonly today?: string | undefined;
}

/** The check that found a problem; undefined for what is found while reading. */
export const checkThatFound = ({ id }: Problem): Check | undefined => checkIds.find(id);

/** The check that has or had this id. @throws UsageError with the closest one */
export function checkOf(id: string): Check {
  const check = checkIds.find(id);
  if (check) return check;
  throw new UsageError([unknown(id)]);
}

function unknown(id: string): Problem {
  const hint = didYouMean(id, checkIds.all).trim() || 'See docs/checks for all of them.';
  return problem('unknown-check', `no check is called "${id}"`, { hint });
}

/** The checks of a selection, in order. @throws UsageError for names that no check has, and when no check is left */
export function selectChecks({ only = [], skip = [], profile = 'default' }: CheckSelection = {}): readonly Check[] {
  const problems = [...only, ...skip].filter(id => !checkIds.find(id)).map(unknown);
  if (problems.length > 0) throw new UsageError(problems);
  const wanted = presentOf(only);
  const skipped = presentOf(skip);
  const runs = ({ id, profile: own = 'default' }: Check) =>
    wanted.size > 0 ? wanted.has(id) : own === 'default' || own === profile;
  const selected = checks.filter(check => runs(check) && !skipped.has(check.id));
  if (selected.length === 0) throw new UsageError([nothingLeft]);
  return selected;
}

const presentOf = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.map(id => checkIds.present(id)));

const nothingLeft = problem('no-check', 'every check is skipped: nothing would be found', {
  hint: 'Leave out of "skip" what "only" names.',
});

/** What the checks found, and what of it somebody accepts. */
export interface CheckReport {
  /** Sorted, each once. */
  readonly problems: readonly Problem[];
  readonly waived: readonly Waived[];
}

/**
 * Runs checks on a graph.
 * @param find runs the checks. @default all of them on the whole graph
 * @throws UsageError for a name that no check has
 */
export function checkGraph(
  graph: Graph,
  context: CheckContext,
  selection: CheckSelection = {},
  find: FindAll = findAll,
): CheckReport {
  const selected = selectChecks(selection).filter(
    ({ tiers }) => !tiers || (context.tier && tiers.includes(context.tier)),
  );
  const waivers = new Waivers(graph, checkIds, selection.today);
  const severities = severitiesOnce();
  const problems: Problem[] = [];
  const waived: Waived[] = [];
  for (const { check, finding } of uncrowded(find(graph, context, selected))) {
    const problem = problemOf(check, withSubstitution(check, finding), severities);
    const waiver = waivers.take(finding.object, check.id);
    if (waiver) waived.push({ problem, waiver });
    else problems.push(problem);
  }
  const unused = waivers.unused(new Set(selected.map(({ id }) => id)));
  const { problem: hide, text } = redactionOf(graph);
  return {
    problems: sortProblems([...problems, ...waivers.problems, ...unused].map(bounded).map(hide)),
    waived: waived.map(({ problem, waiver }) => ({
      problem: hide(bounded(problem)),
      waiver: { ...waiver, reason: text(waiver.reason), owner: text(waiver.owner) },
    })),
  };
}

/** Of each date that a system states, looked up once in a run. */
function severitiesOnce(): SeveritiesOf {
  const known = new Map<string | undefined, ReturnType<SeveritiesOf>>();
  return ({ unit }) => {
    const date = unit?.defaults;
    const found = known.get(date) ?? defaultsAt(date).severities;
    known.set(date, found);
    return found;
  };
}

/** What the checks find and nobody waives. @throws UsageError for a name that no check has */
export const runChecks = (graph: Graph, context: CheckContext, selection: CheckSelection = {}): readonly Problem[] =>
  checkGraph(graph, context, selection).problems;
