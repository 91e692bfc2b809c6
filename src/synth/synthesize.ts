import { type Summary, summaryOf } from '../checks/summary.js';
import { Costs } from '../cost/costs.js';
import { graphOf } from '../graph/from-app.js';
import { forgetDerived } from '../graph/per-graph.js';
import { collecting, isError, type Problem, refuseErrors, sortProblems } from '../problem.js';
import { render } from '../render/render.js';
import { type Replacement, type Seen, type WriteRequest, write } from '../write/index.js';
import { judge } from './environment-problems.js';
import type { Kept } from './previous-run.js';
import { judgeReplacement } from './replacement-review.js';
import type { Synthesis, SynthRequest } from './request.js';
import { Clusters } from './shared-objects.js';

/**
 * The flow, as far as memory goes: declare → graph → check → render.
 * @param kept what the run before left for this one. @default everything is made anew
 * @throws ProblemError with everything that is wrong in any environment
 */
export function synthesize(asked: SynthRequest, kept?: Kept): Synthesis {
  const { fleet, environment, system, out, definitions } = asked;
  const environments = environment === undefined ? fleet.environments : [fleet.environment(environment)];
  const systems = system === undefined ? Object.keys(fleet.systems) : [fleet.system(system)];
  const units = new Map<string, Summary>();
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const clusters = new Clusters();
  const costs = fleet.prices && new Costs(fleet.prices);
  for (const each of environments) {
    // One environment that is refused does not hide what is wrong in the next.
    collecting(problems, () => {
      const graph = kept?.graph(fleet, each, definitions) ?? graphOf(fleet.declare(each), { definitions });
      const judged = judge(graph, each, clusters, asked, kept?.finder(each));
      problems.push(...judged.problems);
      costs?.enter(each, graph);
      for (const name of systems) units.set(`${each.name}/${name}`, summaryOf(graph, judged.report, name));
      if (judged.problems.some(isError)) return; // It would be told a second time by its files.
      forgetDerived(graph); // Before the texts come, which take as much memory again.
      for (const [path, text] of render(graph)) if (units.has(unitFolder(path))) files.set(path, text);
    });
  }
  refuseErrors(problems);
  const all = environment === undefined && system === undefined;
  const cost = costs?.report({ complete: environment === undefined, system });
  const warnings = sortProblems([...problems, ...(cost?.problems ?? [])]);
  return { request: { out, files, units: [...units.keys()], all }, units, warnings, cost };
}

/** `production/codeai` of `production/codeai/templates/up.sql`. */
const unitFolder = (path: string) => path.split('/', 2).join('/');

/**
 * The last step: write, unless a cluster that has what stands there would refuse the change or lose data by it.
 * @param seen what earlier runs have read. @default nothing
 */
export function replace(
  request: WriteRequest,
  accepted: readonly string[],
  tell: (risks: readonly Problem[]) => void,
  seen?: Seen,
) {
  const review = (replacement: Replacement) => {
    const problems = judgeReplacement(replacement, request.out, accepted);
    refuseErrors(problems);
    tell(problems);
  };
  return write(request, { review, seen });
}
