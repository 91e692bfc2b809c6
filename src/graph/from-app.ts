import { ApiObject, type JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { recorded } from '../intent/record.js';
import { sourceOf } from '../intent/source.js';
import { walk } from '../intent/walk.js';
import type { Manifest } from '../manifest.js';
import { applyPatches } from '../patch.js';
import { type Problem, ProblemError, problem } from '../problem.js';
import { depthsOf } from './depth.js';
import { equal } from './equal.js';
import { Graph } from './graph.js';
import { manifestOf } from './manifest-of.js';
import { type GraphObject, graphObject, groupOf, type Unit } from './object.js';

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
    if (!ApiObject.isApiObject(construct)) continue;
    const unit = units.get(construct);
    const depth = depths.get(construct) ?? 0;
    try {
      const manifest = earlier ? asBefore(earlier, construct) : renderedOnce(construct);
      objects.push(graphObject(manifest, { unit, depth, source: () => sourceOf(construct) }));
    } catch (error) {
      problems.push(...problemsOf(error, construct));
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
  const manifest = manifestOf(object, () => {
    isLate = true;
  });
  if (!isLate) rendered.set(object, manifest);
  return manifest;
}

/** What was derived from an equal manifest holds for this one. */
function asBefore(earlier: Graph, object: ApiObject): Manifest {
  const known = rendered.get(object);
  if (known) return known;
  const manifest = renderedOnce(object);
  const { apiVersion, kind, metadata } = manifest;
  const before = earlier.get(groupOf(apiVersion), kind, metadata?.namespace, metadata?.name)?.manifest;
  const same = before && equal(before, manifest) ? before : manifest;
  if (rendered.has(object)) rendered.set(object, same);
  return same;
}

function problemsOf(error: unknown, object: ApiObject): Problem[] {
  const source = sourceOf(object);
  const cause = patchFault(object) ?? error;
  if (cause instanceof ProblemError) return cause.problems.map(p => ({ source, ...p }));
  const message = (cause instanceof Error ? cause.message : String(cause)).replace(preamble, '');
  const { apiVersion, kind, name, chart } = object;
  return [
    problem('unrenderable', message, {
      object: { apiVersion, kind, namespace: chart.namespace, name },
      source,
      hint: 'An object is plain data: texts, numbers, booleans, lists and maps.',
    }),
  ];
}

/** What cdk8s says before the message of an error. */
const preamble = /^Failed serializing construct at path '.*' with name '.*?': (?:\w*Error: )?/s;

/** The patch that leads nowhere, of an object that cdk8s itself renders: it would not say which. */
function patchFault(object: ApiObject): ProblemError | undefined {
  const { patches } = object as unknown as { readonly patches: JsonPatch[] };
  const taken = patches.splice(0);
  try {
    if (taken.length > 0) applyPatches(object.toJson() as Manifest, taken);
    return undefined;
  } catch (error) {
    return error instanceof ProblemError ? error : undefined;
  } finally {
    patches.push(...taken);
  }
}
