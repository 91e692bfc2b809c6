import { ApiObject, type JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { recorded } from '../intent/record.js';
import { sourceOf } from '../intent/source.js';
import type { Manifest } from '../manifest.js';
import { applyPatches } from '../patch.js';
import { type Problem, ProblemError, problem } from '../problem.js';
import { depthsOf } from './depth.js';
import { Graph } from './graph.js';
import { manifestOf } from './manifest-of.js';
import { type GraphObject, graphObject, type Unit } from './object.js';

/** Everything declared below `root`: each object rendered exactly once, with the intent beside it. */
export function graphOf(root: IConstruct): Graph {
  const units = new Map(recorded(root, 'unit').map(({ by, value }) => [by, value as Unit]));
  const placed = [...withUnits(root, units)];
  const depths = depthsOf(placed.map(([construct]) => construct));
  const objects: GraphObject[] = [];
  const problems: Problem[] = [];
  for (const [construct, unit] of placed) {
    if (!ApiObject.isApiObject(construct)) continue;
    const depth = depths.get(construct) ?? 0;
    try {
      objects.push(graphObject(manifestOf(construct), { unit, depth, source: () => sourceOf(construct) }));
    } catch (error) {
      problems.push(...problemsOf(error, construct));
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return new Graph(objects, kind => recorded(root, kind));
}

/** Every construct, parents first, with the unit it lies in. */
function* withUnits(
  construct: IConstruct,
  units: ReadonlyMap<IConstruct, Unit>,
  outer?: Unit,
): Generator<[IConstruct, Unit | undefined]> {
  const unit = units.get(construct) ?? outer;
  yield [construct, unit];
  for (const child of construct.node.children) yield* withUnits(child, units, unit);
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
