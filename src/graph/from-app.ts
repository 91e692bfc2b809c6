import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { recorded } from '../intent/record.js';
import { sourceOf } from '../intent/source.js';
import { walk } from '../intent/walk.js';
import { type Problem, ProblemError } from '../problem.js';
import { depthsOf } from './depth.js';
import { Graph } from './graph.js';
import { graphObject, type Unit } from './object.js';
import { placed, type Rendered, renderedOf } from './rendered.js';
import { Scopes } from './scope.js';
import { invalid, unrenderable } from './unrenderable.js';

export interface GraphOptions {
  /** Another graph of the same declarations: what is rendered alike is the same manifest. @default none */
  readonly earlier?: Graph | undefined;
  /** Custom resource definitions that the cluster has and `root` does not declare. @default none */
  readonly definitions?: Graph | undefined;
  /**
   * Receives the problems of a construct that cannot be rendered; the graph is then made without it.
   * @default all of them are thrown together
   */
  readonly refuse?: ((construct: IConstruct, problems: readonly Problem[]) => void) | undefined;
}

/**
 * Everything declared below `root`: each object rendered exactly once, with the intent beside it. Lists are their
 * items, and a cluster-scoped object is in no namespace, whatever its chart says.
 * @throws ProblemError with the problems of all constructs, unless `refuse` receives them
 */
export function graphOf(root: IConstruct, { earlier, definitions, refuse }: GraphOptions = {}): Graph {
  const constructs = walk(root);
  const rendered: Rendered[] = [];
  const problems: Problem[] = [];
  const refused = refuse ?? ((_: IConstruct, found: readonly Problem[]) => problems.push(...found));
  for (const construct of constructs) {
    const faults = construct.node.validate();
    if (faults.length > 0)
      refused(
        construct,
        faults.map(fault => invalid(construct, fault)),
      );
    if (!ApiObject.isApiObject(construct)) continue;
    try {
      rendered.push(...renderedOf(construct, earlier !== undefined));
    } catch (error) {
      refused(construct, unrenderable(construct, error));
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  const units = unitsOf(root, constructs);
  const depths = depthsOf(constructs);
  const scopes = new Scopes([...(definitions?.objects ?? []), ...rendered]);
  const objects = rendered.map(each => {
    const { construct } = each;
    const depth = depths.get(construct) ?? 0;
    const unit = units.get(construct);
    return graphObject(placed(each, scopes, { earlier, namespace: unit?.namespace }), {
      unit,
      depth,
      source: () => sourceOf(construct),
    });
  });
  return new Graph(objects, kind => recorded(root, kind));
}

/** The unit that each construct belongs to. */
function unitsOf(root: IConstruct, parentsFirst: readonly IConstruct[]): ReadonlyMap<IConstruct, Unit | undefined> {
  const units = new Map<IConstruct, Unit | undefined>(recorded(root, 'unit').map(({ by, value }) => [by, value]));
  for (const construct of parentsFirst) {
    const { scope } = construct.node;
    if (scope && !units.has(construct)) units.set(construct, units.get(scope));
  }
  return units;
}
