import type { Environment } from '../environment/environment.js';
import type { Fleet } from '../fleet/fleet.js';
import { inShard, type Shard } from '../fleet/shard.js';
import type { Graph } from '../graph/graph.js';
import { collecting, type Problem, ProblemError, sortProblems } from '../problem.js';
import type { Declaration } from './declaration.js';
import { type Engine, fresh } from './engine.js';
import { release } from './release.js';

/** Which environments are visited, and the facts that their graphs need. */
export interface Selection {
  /** Only this one, those of a group or those that match. @default all */
  readonly environment?: string | undefined;
  /** Only this part of them. @default all */
  readonly shard?: Shard | undefined;
  /** Custom resource definitions that the clusters have and no system renders. @default none */
  readonly definitions?: Graph | undefined;
}

/**
 * Declares every environment of a fleet, one after another, and visits its graph: the one driver of all commands that
 * read the declared systems. An environment that is refused does not hide the problems of the next.
 * @returns the problems of environments that are refused, by their declarations or by `visit`, sorted, each once
 * @throws UsageError for an environment that the fleet does not have
 */
export function visitEnvironments(
  fleet: Fleet,
  selection: Selection,
  visit: (environment: Environment, graph: Graph) => void,
): readonly Problem[] {
  return visitDeclarations(fleet, selection, (environment, { graph, faults }) => {
    if (faults.length > 0) throw new ProblemError(faults.map(({ problem }) => problem));
    visit(environment, graph);
  });
}

/** The same for a visitor that takes what could be declared of an environment. */
export function visitDeclarations(
  fleet: Fleet,
  { environment: only, shard, definitions }: Selection,
  visit: (environment: Environment, declaration: Declaration) => void,
  engine: Engine = fresh,
): readonly Problem[] {
  const problems: Problem[] = [];
  const selected = fleet.select(only);
  for (const environment of shard ? inShard(selected, shard) : selected) {
    collecting(problems, () => {
      const declaration = engine.declare(fleet, environment, definitions);
      visit(environment, declaration);
      release(declaration.graph);
    });
  }
  return sortProblems(problems);
}
