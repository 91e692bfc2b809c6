import type { Graph } from '../../graph/graph.js';
import { didYouMean, formatObject, type Problem, problem, sortProblems } from '../../problem.js';
import type { Change } from './change.js';
import { immutableChanges } from './immutable-fields.js';
import { lostData } from './lost-data.js';
import { replicasHandover } from './replicas-handover.js';

/**
 * What a cluster that has the previous render does with the next one: what it refuses, and what it would delete.
 * @param accepted objects whose changes are meant, as `StatefulSet shop/database`
 */
export function compareRenders(previous: Graph, next: Graph, accepted: readonly string[] = []): readonly Problem[] {
  const changes = [
    ...immutableChanges(previous, next),
    ...lostData(previous, next),
    ...replicasHandover(previous, next),
  ];
  const meant = new Set(accepted);
  const names = new Set(changes.map(({ object }) => formatObject(object)));
  const unknown = accepted.filter(name => !names.has(name)).map(name => nothingToAccept(name, names));
  return sortProblems([...changes.filter(({ object }) => !meant.has(formatObject(object))).map(problemOf), ...unknown]);
}

function problemOf({ id, object, path, message, hint }: Change): Problem {
  const { apiVersion, kind, namespace, name, file } = object;
  return {
    ...problem(id, message, { hint: `${hint} If it is meant: --accept "${formatObject(object)}".` }),
    object: { apiVersion, kind, namespace, name },
    path,
    source: object.source?.(),
    file,
  };
}

const nothingToAccept = (name: string, names: ReadonlySet<string>): Problem =>
  problem('nothing-to-accept', `nothing about "${name}" has to be accepted.${didYouMean(name, names)}`, {
    hint: 'Write it as "Kind namespace/name"; leave it away when the change has been applied.',
  });
