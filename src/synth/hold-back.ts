import { type Summary, summaryOf } from '../checks/summary.js';
import type { Environment } from '../environment/environment.js';
import type { Graph } from '../graph/graph.js';
import { gitops } from '../intent/gitops.js';
import { groupOf } from '../manifest/group.js';
import { isError, type Problem, ProblemError } from '../problem.js';
import { render } from '../render/render.js';
import type { Declaration } from './declaration.js';
import { type Examination, environmentProblems } from './environment-problems.js';
import type { Found } from './found.js';
import type { Intruder } from './gated-namespaces.js';
import { heldBackWith } from './partners.js';
import { release } from './release.js';
import { type Committed, withCommitted, without } from './stand-in.js';

/** An environment of which every system is either rendered without an error, or held back. */
export interface Settled {
  /** Of the systems that are not held back. */
  readonly files: ReadonlyMap<string, string>;
  readonly found: readonly Found[];
  /** What environments that were settled before have in gated namespaces of this one. */
  readonly elsewhere: readonly Intruder[];
  /** They keep their committed folders. */
  readonly heldBack: ReadonlySet<string>;
  /** Everything as the cluster will have it: what is held back as it is committed. */
  readonly graph: Graph;
  /** Of each system that is not held back. */
  readonly summaries: ReadonlyMap<string, Summary>;
}

/**
 * Checks and renders an environment so that a fault stays with its system: a system with an error is held back, and its
 * committed objects replace it when the others are checked. A fault in no system holds all of them back.
 * @param systems the names of all systems of the fleet
 */
export function settle(
  environment: Environment,
  { graph: declared, faults }: Declaration,
  examination: Examination,
  systems: readonly string[],
  committed: Committed,
): Settled {
  const found: Found[] = faults.map(({ problem, system }) => ({ problem, system }));
  const elsewhere: Intruder[] = [];
  const heldBack = new Set<string>();
  const holdBack = (more: readonly Found[]) => {
    for (const { problem, system } of more) {
      if (isError(problem)) for (const each of system === undefined ? systems : [system]) heldBack.add(each);
    }
  };
  holdBack(found);
  for (;;) {
    const before = heldBack.size;
    const graph = withCommitted(declared, heldBack, committed);
    const { problems, intruders, report } = environmentProblems(environment, graph, examination);
    const unitOf = new Map(intruders.map(({ problem, unit }) => [problem, unit]));
    const here = problems.filter(problem => unitOf.get(problem)?.startsWith(`${environment.name}/`) !== false);
    const isNews = ({ system }: Found) => system === undefined || !heldBack.has(system);
    const placed = (problem: Problem) => unitOf.get(problem)?.split('/')[1] ?? systemOf(problem, graph);
    const news = here.map(problem => ({ problem, system: placed(problem) })).filter(isNews);
    elsewhere.push(...intruders.filter(({ problem }) => !here.includes(problem)));
    found.push(...news);
    holdBack(news);
    if (heldBack.size === before && before > 0) {
      const partners = heldBackWith(heldBack, systems, graph, committed);
      found.push(...partners);
      holdBack(partners);
    }
    if (heldBack.size > before) continue;
    const written = systems.filter(system => !heldBack.has(system));
    const summaries = new Map(written.map(system => [system, summaryOf(graph, report, system)]));
    release(graph); // Rendering reads the objects alone.
    const { files, refused } = rendered(without(graph, heldBack));
    found.push(...refused);
    holdBack(refused);
    if (heldBack.size === before) return { files, found, elsewhere, heldBack, graph, summaries };
  }
}

function rendered(graph: Graph): { readonly files: ReadonlyMap<string, string>; readonly refused: readonly Found[] } {
  try {
    return { files: render(graph), refused: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return {
      files: new Map(),
      refused: error.problems.map(problem => ({ problem, system: systemOf(problem, graph) })),
    };
  }
}

function systemOf({ object }: Problem, graph: Graph): string | undefined {
  if (!object) return undefined;
  const { apiVersion, kind, namespace, name } = object;
  const { system, delivers } = graph.get(groupOf(apiVersion), kind, namespace, name)?.unit ?? {};
  return system === gitops ? delivers : system;
}
