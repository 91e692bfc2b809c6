import { type FindAll, findAll } from '../checks/findings.js';
import { withDelivery } from '../delivery/deliver.js';
import type { Environment } from '../environment/environment.js';
import type { Fleet } from '../fleet/fleet.js';
import { graphOf } from '../graph/from-app.js';
import type { Graph } from '../graph/graph.js';

/** Makes the graph of an environment and runs checks on it. */
export interface Engine {
  /**
   * @param definitions custom resource definitions that the cluster has. @default none
   * @throws ProblemError with everything that the declarations refuse
   */
  declare(fleet: Fleet, environment: Environment, definitions?: Graph): Graph;
  finder(environment: Environment): FindAll;
}

/** Makes everything anew. */
export const fresh: Engine = {
  declare: (fleet, environment, definitions) =>
    withDelivery(graphOf(fleet.declare(environment), { definitions }), environment),
  finder: () => findAll,
};
