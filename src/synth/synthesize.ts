import { type Summary, summaryOf } from '../checks/summary.js';
import { Costs } from '../cost/costs.js';
import { deliveryFiles } from '../delivery/deliver.js';
import { isIn, unitsOf } from '../delivery/lists.js';
import { isError, type Problem, refuseErrors, sortProblems } from '../problem.js';
import { render } from '../render/render.js';
import { type Replacement, type WriteOptions, type WriteRequest, write } from '../write/index.js';
import { type Engine, fresh } from './engine.js';
import { environmentProblems } from './environment-problems.js';
import { visitEnvironments } from './environments.js';
import { GatedNamespaces } from './gated-namespaces.js';
import { release } from './release.js';
import { reviewReplacement } from './replacement-review.js';
import type { Synthesis, SynthRequest } from './request.js';
import { SharedObjects } from './shared-objects.js';

/**
 * The flow, up to the last step: declare → graph → check → render.
 * @param engine how environments are declared and checked. @default everything is made anew
 * @throws ProblemError with the problems of all environments, when one of them is an error
 */
export function synthesize(request: SynthRequest, engine: Engine = fresh): Synthesis {
  const { fleet, environment, system, out, today, definitions } = request;
  const systems = system === undefined ? Object.keys(fleet.systems) : [fleet.system(system)];
  const units = new Map<string, Summary>();
  const written = new Set<string>();
  const files = new Map<string, string>();
  const found: Problem[] = [];
  const costs = fleet.prices && new Costs(fleet.prices);
  const examination = {
    ...{ shared: new SharedObjects(), gated: new GatedNamespaces(fleet.gates) },
    ...{ facts: { definitions }, selection: { today }, engine },
  };

  const refused = visitEnvironments(
    fleet,
    { environment, definitions },
    (each, graph) => {
      const { problems, report } = environmentProblems(each, graph, examination);
      found.push(...problems);
      costs?.enter(each, graph);
      for (const name of systems) units.set(`${each.name}/${name}`, summaryOf(graph, report, name));
      for (const unit of unitsOf(each.name, systems, system === undefined)) written.add(unit);
      if (problems.some(isError)) return; // Rendering would report the same errors again.
      release(graph); // Rendering reads the objects alone.
      const texts = [...render(graph), ...deliveryFiles(graph, each)];
      for (const [path, text] of texts) if (isIn(written, path)) files.set(path, text);
    },
    engine,
  );

  const problems = [...found, ...refused];
  refuseErrors(problems);
  const cost = costs?.report({ complete: environment === undefined, system });
  return {
    request: { out, files, units: [...written], all: environment === undefined && system === undefined },
    units,
    warnings: sortProblems([...problems, ...(cost?.problems ?? [])]),
    cost,
  };
}

/**
 * The last step: write, unless a cluster that has the committed render would refuse the change or lose data by it.
 * @param accepted objects whose changes are intended, as `StatefulSet shop/database` or `StatefulSet/database`
 * @param report receives the risks of the change, before anything is written
 * @throws ProblemError when the change would be refused or lose data
 */
export function replace(
  request: WriteRequest,
  accepted: readonly string[],
  report: (risks: readonly Problem[]) => void,
  options: Omit<WriteOptions, 'review'> = {},
) {
  const review = (replacement: Replacement) => {
    const problems = reviewReplacement(replacement, request.out, accepted);
    refuseErrors(problems);
    report(problems);
  };
  return write(request, { ...options, review });
}
