import { knownKinds } from '../definitions/custom-kinds.js';
import { ruleFaults } from '../definitions/rule-faults.js';
import type { Graph } from '../graph/graph.js';
import { isReplaced } from '../graph/hooks.js';
import type { Change } from './change.js';

/** Changes that rules of a definition refuse: those that compare an object with what it was. */
export function* refusedTransitions(previous: Graph, next: Graph, definitions?: Graph): Iterable<Change> {
  const kindOf = knownKinds(next, definitions);
  for (const object of next.objects) {
    const before = previous.get(object.group, object.kind, object.namespace, object.name);
    const kind = before && before.manifest !== object.manifest && !isReplaced(object) ? kindOf(object) : undefined;
    if (!before || !kind) continue;
    for (const { path, message, rule, kind: verdict } of ruleFaults(kind, object.manifest, before.manifest)) {
      if (verdict !== 'refused' || !/\boldSelf\b/.test(rule.rule)) continue;
      const hint = kind.hint(`The rule is: ${rule.rule.trim()}. Undo the change, or delete the object first.`);
      yield { id: 'transition-refused', object, path, message, hint };
    }
  }
}
