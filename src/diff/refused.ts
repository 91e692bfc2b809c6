import { checkOf, checks, runChecks } from '../checks/registry.js';
import type { Change } from '../compare/change.js';
import { emptiedFields } from '../compare/emptied-fields.js';
import { immutableChanges } from '../compare/immutable-fields.js';
import { refusedTransitions } from '../compare/transition-rules.js';
import { idOf } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { groupOf } from '../manifest/group.js';
import { isError, type Problem } from '../problem.js';
import type { Consequence, Pair } from './consequence.js';
import { keptDefaults } from './kept-defaults.js';

/** Checks whose every error is a refusal of the object. */
const ofServer = checks.filter(({ category }) => category === 'server').map(({ id }) => id);

/** What the API server refuses: changes of fields that never change, and objects that the previous graph had otherwise. */
export function* refused(pair: Pair): Iterable<Consequence> {
  const { previous, next, definitions, kubernetes } = pair;
  for (const change of [
    ...immutableChanges(previous, next, kubernetes),
    ...refusedTransitions(previous, next, definitions),
    ...emptiedFields(previous, next, definitions),
  ]) {
    yield consequenceOf(change);
  }
  yield* keptDefaults(pair);
  yield* invalid(pair);
}

const consequenceOf = ({ id, object, path, message, hint }: Change): Consequence => {
  const isRefused = id !== 'field-kept';
  return { section: isRefused ? 'refused' : 'other', id, object, path, message: withPath(path, message), hint };
};

/** What is wrong with the next graph and was not with the previous one. */
function* invalid({ previous, next, kubernetes, definitions }: Pair): Iterable<Consequence> {
  const context = { kubernetes, definitions };
  const found = runChecks(next, context, { only: ofServer }).filter(isRefusal);
  if (found.length === 0) return;
  const before = new Set(runChecks(previous, context, { only: ofServer }).filter(isRefusal).map(keyOf));
  for (const problem of found) {
    const { object: of, path = '', message, hint, id } = problem;
    const object = of && next.get(groupOf(of.apiVersion), of.kind, of.namespace, of.name);
    if (!object || before.has(keyOf(problem))) continue;
    yield {
      section: 'refused',
      id,
      object,
      path,
      message: withPath(path, `is refused: ${message}`),
      hint: hint ?? checkOf(id).fix,
    };
  }
}

/** Errors alone are refusals; findings about waivers are of no check. */
const isRefusal = (problem: Problem): boolean => isError(problem) && ofServer.includes(problem.id);

const keyOf = ({ id, object, path, message }: Problem): string => JSON.stringify([id, object, path, message]);

const withPath = (path: string, message: string): string => (path ? `${path} ${message}` : message);

/** Whether a refusal leaves the object in the cluster as it is. */
export function refusedObjects(consequences: readonly Consequence[]): (object: GraphObject) => boolean {
  const key = ({ group, kind, namespace, name }: GraphObject) => idOf(group, kind, namespace, name);
  const ids = new Set(consequences.filter(({ section }) => section === 'refused').map(({ object }) => key(object)));
  return object => ids.has(key(object));
}
