import { runChecks } from './checks/registry.js';
import type { Environment } from './environment/environment.js';
import type { Fleet } from './fleet.js';
import { graphOf } from './graph/from-app.js';
import { type Problem, ProblemError } from './problem.js';
import { render } from './render/render.js';
import type { WriteRequest } from './write/request.js';

export interface SynthRequest {
  readonly fleet: Fleet;
  /** Only this environment. @default all */
  readonly environment?: string | undefined;
  /** Only this system; its environment is declared and checked as a whole. @default all */
  readonly system?: string | undefined;
  /** The output directory. */
  readonly out: string;
}

/** What was rendered of one system in one environment. */
export interface UnitReport {
  readonly unit: string;
  readonly objects: number;
  readonly warnings: readonly Problem[];
}

/** Everything rendered and checked, nothing written yet. */
export interface Synthesis {
  readonly request: WriteRequest;
  readonly units: readonly UnitReport[];
}

/** The flow: declare → graph → check → render; `write` or `compare` is the caller's last step. @throws ProblemError */
export function synthesize({ fleet, environment, system, out }: SynthRequest): Synthesis {
  if (system !== undefined) fleet.requireSystem(system);
  const environments = environment === undefined ? fleet.environments : [fleet.environment(environment)];
  const systems = system === undefined ? Object.keys(fleet.systems) : [system];
  const files = new Map<string, string>();
  const units: UnitReport[] = [];
  const problems: Problem[] = [];
  for (const each of environments) {
    try {
      const checked = flow(fleet, each);
      problems.push(...checked.problems);
      for (const [path, text] of checked.files)
        if (systems.some(name => path.startsWith(`${each.name}/${name}/`))) files.set(path, text);
      for (const name of systems) {
        const objects = checked.graph.objects.filter(({ unit }) => unit?.system === name);
        units.push({ unit: `${each.name}/${name}`, objects: objects.length, warnings: [] });
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems);
  const all = environment === undefined && system === undefined;
  return { request: { out, files, units: units.map(({ unit }) => unit), all }, units };
}

function flow(fleet: Fleet, environment: Environment) {
  const graph = graphOf(fleet.declare(environment));
  const problems = runChecks(graph, { kubernetes: environment.cluster.kubernetes });
  return { graph, problems, files: render(graph) };
}
