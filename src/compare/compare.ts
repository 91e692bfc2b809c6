import type { Graph } from '../graph/graph.js';
import { didYouMean, formatObject, type Problem, problem, sortProblems } from '../problem.js';
import type { Change } from './change.js';
import { emptiedFields } from './emptied-fields.js';
import { immutableChanges } from './immutable-fields.js';
import { lostData } from './lost-data.js';
import { replicasHandover } from './replicas-handover.js';
import { refusedTransitions } from './transition-rules.js';

/** What a cluster has, and what it is about to get. */
export interface Renders {
  readonly previous: Graph;
  readonly next: Graph;
  /** Custom resource definitions that the cluster has and no system renders. @default none */
  readonly definitions?: Graph | undefined;
  /** The version of the cluster: `1.35`. @default unknown, and what some version takes is taken */
  readonly kubernetes?: string | undefined;
  /** What else the change does. @default nothing */
  readonly more?: Iterable<Change>;
}

/** What clusters that have the previous render do with the next one: what they refuse, and what they would delete. */
export const compareRenders = (renders: Iterable<Renders>, accepted: readonly string[] = []): readonly Problem[] =>
  changeProblems(Array.from(renders, changesOfRenders).flat(), accepted);

/** The same of one cluster, whatever of it is meant. */
export const changesOfRenders = ({
  previous,
  next,
  definitions,
  kubernetes,
  more = [],
}: Renders): readonly Change[] => [
  ...immutableChanges(previous, next, kubernetes),
  ...refusedTransitions(previous, next, definitions),
  ...emptiedFields(previous, next, definitions),
  ...lostData(previous, next),
  ...replicasHandover(previous, next),
  ...more,
];

/**
 * What of the changes of all clusters nobody has accepted, and what was accepted in none of them.
 * @param accepted objects whose changes are meant, as `StatefulSet shop/database`, in any namespace `StatefulSet/database`, or
 * all of a system's, as `production/shop`
 */
export function changeProblems(changes: readonly Change[], accepted: readonly string[]): readonly Problem[] {
  const meant = new Set(accepted);
  const names = new Set(changes.flatMap(namesOf));
  const unknown = accepted.filter(name => !names.has(name)).map(name => nothingToAccept(name, names));
  const open = changes.filter(change => !namesOf(change).some(name => meant.has(name)));
  return sortProblems([...open.map(problemOf), ...unknown]);
}

/** What accepts a change: the object's name, or the folder of its system. */
function namesOf({ object, as }: Change): readonly string[] {
  if (as !== undefined) return [as];
  const folder = object.file?.split('/').slice(-3, -1).join('/');
  return [formatObject(object), `${object.kind}/${object.name}`, ...(folder === undefined ? [] : [folder])];
}

function problemOf({ id, object, path, message, hint, as = formatObject(object) }: Change): Problem {
  const { apiVersion, kind, namespace, name, file } = object;
  return {
    ...problem(id, message, { hint: `${hint} If it is meant: --accept "${as}".` }),
    object: { apiVersion, kind, namespace, name },
    path,
    source: object.source?.(),
    file,
  };
}

/** A risk and no more: a misspelt name leads to a finding about the change itself as well. */
export const nothingToAccept = (name: string, names: ReadonlySet<string>): Problem => ({
  id: 'nothing-to-accept',
  severity: 'warning',
  message: `nothing about "${name}" has to be accepted.${didYouMean(name, names)}`,
  hint: 'Write it as "Kind namespace/name", or as the folder of a system; remove it when the change has been applied.',
});
