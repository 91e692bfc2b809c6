import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { recorded } from '../intent/record.js';
import { sourceOf } from '../intent/source.js';
import { walk } from '../intent/walk.js';
import type { Manifest } from '../manifest/manifest.js';
import { type Problem, ProblemError } from '../problem.js';
import { depthsOf } from './depth.js';
import { equal } from './equal.js';
import { Graph } from './graph.js';
import { manifestOf } from './manifest-of.js';
import { type GraphObject, graphObject, groupOf, type Unit } from './object.js';
import { identified, invalid, unrenderable } from './unrenderable.js';

/**
 * Everything declared below `root`: each object rendered exactly once, with the intent beside it.
 * @param earlier another graph of the same declarations: what is rendered alike is the same manifest
 */
export function graphOf(root: IConstruct, earlier?: Graph): Graph {
  const constructs = walk(root);
  const units = unitsOf(root, constructs);
  const depths = depthsOf(constructs);
  const objects: GraphObject[] = [];
  const problems: Problem[] = [];
  for (const construct of constructs) {
    for (const fault of construct.node.validate()) problems.push(invalid(construct, fault));
    if (!ApiObject.isApiObject(construct)) continue;
    const unit = units.get(construct);
    const depth = depths.get(construct) ?? 0;
    try {
      const manifest = earlier ? asBefore(earlier, construct) : renderedOnce(construct);
      objects.push(graphObject(manifest, { unit, depth, source: () => sourceOf(construct) }));
    } catch (error) {
      problems.push(...unrenderable(construct, error));
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return new Graph(objects, kind => recorded(root, kind));
}

/** The unit that each construct lies in. */
function unitsOf(root: IConstruct, parentsFirst: readonly IConstruct[]): ReadonlyMap<IConstruct, Unit | undefined> {
  const units = new Map<IConstruct, Unit | undefined>(recorded(root, 'unit').map(({ by, value }) => [by, value]));
  for (const construct of parentsFirst) {
    const { scope } = construct.node;
    if (scope && !units.has(construct)) units.set(construct, units.get(scope));
  }
  return units;
}

/** Objects that are rendered the same whenever it is done. */
const rendered = new WeakMap<ApiObject, Manifest>();

function renderedOnce(object: ApiObject): Manifest {
  let isLate = false;
  const late = () => {
    isLate = true;
  };
  const manifest = identified(manifestOf(object, late), object);
  if (!isLate) rendered.set(object, manifest);
  return manifest;
}

/** What was derived from an equal manifest holds for this one. */
function asBefore(earlier: Graph, object: ApiObject): Manifest {
  const known = rendered.get(object);
  if (known) return known;
  const manifest = renderedOnce(object);
  const { apiVersion, kind, metadata } = manifest;
  const before = earlier.get(groupOf(apiVersion), kind, metadata.namespace, metadata.name)?.manifest;
  const same = before && equal(before, manifest) ? before : manifest;
  if (rendered.has(object)) rendered.set(object, same);
  return same;
}
