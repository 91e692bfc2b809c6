import { type FindAll, findAll } from '../checks/findings.js';
import type { Environment } from '../environment/environment.js';
import type { Fleet } from '../fleet/fleet.js';
import type { Graph } from '../graph/graph.js';
import { type Declaration, declare } from './declaration.js';

/** Makes the graph of an environment and runs checks on it. */
export interface Engine {
  /** @param definitions custom resource definitions that the cluster has. @default none */
  declare(fleet: Fleet, environment: Environment, definitions?: Graph): Declaration;
  finder(environment: Environment): FindAll;
}

/** Makes everything anew. */
export const fresh: Engine = {
  declare: (fleet, environment, definitions) => declare(fleet, environment, { definitions }),
  finder: () => findAll,
};
