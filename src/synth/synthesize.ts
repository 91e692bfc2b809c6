import type { Summary } from '../checks/summary.js';
import { Costs } from '../cost/costs.js';
import { deliveryFiles } from '../delivery/deliver.js';
import { holdBack } from '../delivery/hold-back.js';
import { isIn, unitsOf } from '../delivery/lists.js';
import { type Problem, refuseErrors, sortProblems } from '../problem.js';
import { type Replacement, Texts, type WriteOptions, type WriteRequest, write } from '../write/index.js';
import { type Engine, fresh } from './engine.js';
import { visitDeclarations } from './environments.js';
import { GatedNamespaces } from './gated-namespaces.js';
import { settle } from './hold-back.js';
import { type ReviewFacts, reviewReplacement } from './replacement-review.js';
import type { Synthesis, SynthRequest } from './request.js';
import { SharedObjects } from './shared-objects.js';
import { committedIn } from './stand-in.js';

/**
 * The flow, up to the last step: declare → graph → check → render. A system that has an error is held back; of what was
 * asked for, the others are rendered.
 * @param engine how environments are declared and checked. @default everything is made anew
 * @throws ProblemError with all problems, when an error leaves nothing to write
 */
export function synthesize(request: SynthRequest, engine: Engine = fresh): Synthesis {
  const { fleet, environment, shard, system, out, today, definitions } = request;
  const isAll = environment === undefined && shard === undefined;
  const all = Object.keys(fleet.systems);
  const systems = system === undefined ? all : [fleet.system(system)];
  const units = new Map<string, Summary>();
  const written = new Set<string>();
  const heldBack = new Set<string>();
  const files = new Texts();
  const found: Problem[] = [];
  const costs = fleet.prices && new Costs(fleet.prices);
  const examination = {
    ...{ shared: new SharedObjects(fleet), gated: new GatedNamespaces(fleet) },
    ...{ facts: { definitions }, selection: { today }, engine },
  };

  const refused = visitDeclarations(
    fleet,
    { environment, shard, definitions },
    (each, declaration) => {
      const settled = settle(each, declaration, examination, all, committedIn(out, each.name));
      const isOurs = (name: string | undefined) => name === undefined || systems.includes(name);
      found.push(...settled.found.filter(({ system }) => isOurs(system)).map(({ problem }) => problem));
      for (const { problem, unit } of settled.elsewhere) {
        found.push(problem);
        heldBack.add(unit);
        units.delete(unit);
      }
      costs?.enter(each, settled.graph);
      for (const name of systems) {
        const unit = `${each.name}/${name}`;
        const summary = settled.summaries.get(name);
        if (summary) units.set(unit, summary);
        else heldBack.add(unit);
      }
      for (const unit of unitsOf(each.name, systems, system === undefined)) written.add(unit);
      const texts = [...settled.files, ...deliveryFiles(settled.graph, each)];
      for (const [path, text] of texts) if (isIn(written, path)) files.set(path, text);
    },
    engine,
  );

  const problems = [...found, ...refused];
  if (units.size === 0) refuseErrors(problems);
  const cost = costs?.report({ complete: isAll, system });
  return {
    request: holdBack({ out, files, units: [...written], all: isAll && system === undefined }, unit =>
      heldBack.has(unit),
    ),
    units,
    problems: sortProblems([...problems, ...(cost?.problems ?? [])]),
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
  { facts, ...options }: Omit<WriteOptions, 'review'> & { readonly facts?: ReviewFacts } = {},
) {
  const review = (replacement: Replacement) => {
    const problems = reviewReplacement(replacement, request.out, accepted, facts);
    refuseErrors(problems);
    report(problems);
  };
  return write(request, { ...options, review });
}
