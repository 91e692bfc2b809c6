import type { App } from 'cdk8s';
import { checkGraph } from './checks/registry.js';
import { type Summary, summaryOf } from './checks/summary.js';
import { Clusters } from './clusters.js';
import { type CostReport, Costs } from './cost/costs.js';
import type { Environment } from './environment/environment.js';
import type { Fleet } from './fleet.js';
import { graphOf } from './graph/from-app.js';
import type { Graph } from './graph/graph.js';
import { forgetDerived } from './graph/per-graph.js';
import { type Problem, ProblemError, sortProblems } from './problem.js';
import { render } from './render/render.js';
import type { WriteRequest } from './write/request.js';

export interface SynthRequest {
  readonly fleet: Fleet;
  /** Only this environment. @default all */
  readonly environment?: string | undefined;
  /** Only this system; its environment is declared and checked as a whole all the same. @default all */
  readonly system?: string | undefined;
  /** The output directory. */
  readonly out: string;
  /** The day on which waivers have to hold: `2030-01-31`. It changes no byte. @default none expires */
  readonly today?: string | undefined;
  /** Custom resource definitions that the cluster has and no system renders. @default none */
  readonly definitions?: Graph | undefined;
}

/** Everything rendered and checked; nothing is written yet. */
export interface Synthesis {
  readonly request: WriteRequest;
  /** By unit: `production/codeai`. */
  readonly units: ReadonlyMap<string, Summary>;
  readonly warnings: readonly Problem[];
  /** Where the fleet has prices. */
  readonly cost: CostReport | undefined;
}

/**
 * The flow, as far as memory goes: declare → graph → check → render. The caller takes the last steps: `judgeReplacement`
 * says what the change does to a cluster that has the previous render, then `write` replaces it.
 * @throws ProblemError with everything that is wrong in any environment
 */
export function synthesize({ fleet, environment, system, out, ...facts }: SynthRequest): Synthesis {
  const environments = environment === undefined ? fleet.environments : [fleet.environment(environment)];
  const systems = system === undefined ? Object.keys(fleet.systems) : [fleet.system(system)];
  const units = new Map<string, Summary>();
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const clusters = new Clusters();
  const costs = fleet.prices && new Costs(fleet.prices);
  for (const each of environments) {
    const done = collecting(problems, () => flow(fleet.declare(each), each, systems, { clusters, costs, ...facts }));
    if (!done) continue;
    problems.push(...done.problems);
    for (const [name, summary] of done.summaries) units.set(`${each.name}/${name}`, summary);
    for (const [path, text] of done.files) if (units.has(unitOf(path))) files.set(path, text);
  }
  if (problems.some(isError)) throw new ProblemError(problems);
  const all = environment === undefined && system === undefined;
  const cost = costs?.report({ complete: environment === undefined, system });
  const warnings = sortProblems([...problems, ...(cost?.problems ?? [])]);
  return { request: { out, files, units: [...units.keys()], all }, units, warnings, cost };
}

/** What the checks of one environment share with those of the others. */
interface Shared extends Pick<SynthRequest, 'today' | 'definitions'> {
  readonly clusters: Clusters;
  readonly costs: Costs | undefined;
}

function flow(
  app: App,
  environment: Environment,
  systems: readonly string[],
  { clusters, costs, today, definitions }: Shared,
) {
  const graph = graphOf(app);
  const declared = graph.intents('problem').map(({ value }) => value);
  const repeated = clusters.enter(environment, graph);
  const { kubernetes, prometheus } = environment.cluster;
  const context = { kubernetes, prometheusRetention: prometheus?.retention, tier: environment.tier, definitions };
  const report = checkGraph(graph, context, today === undefined ? {} : { today });
  costs?.enter(environment, graph);
  const summaries = systems.map(name => [name, summaryOf(graph, report, name)] as const);
  forgetDerived(graph); // Before the texts come, which take as much memory again.
  const problems = [...declared, ...repeated, ...report.problems];
  // What is refused is not rendered: two objects of one name would be told a second time, as one file.
  return { summaries, problems, files: problems.some(isError) ? new Map<string, string>() : render(graph) };
}

const isError = ({ severity }: Problem) => severity === 'error';

/** `production/codeai` of `production/codeai/templates/up.sql`. */
const unitOf = (path: string) => path.split('/', 2).join('/');

/** One environment that is refused does not hide what is wrong in the next. */
function collecting<T>(problems: Problem[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
