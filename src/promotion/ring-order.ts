import { namesOf } from '../environment/kin.js';
import type { Problem } from '../problem.js';
import type { Place } from './place.js';
import { refused } from './refused.js';
import type { Rings } from './ring.js';

/** A ring gets versions from the ring before it alone, and as a whole. */
export function ringOrder(rings: Rings, source: Place, target: Place): readonly Problem[] {
  const names = rings.map(({ name }) => name);
  const at = names.indexOf(target.name);
  if (at < 0) {
    const inside = names.find(ring => target.members.some(each => namesOf(each).includes(ring)));
    if (inside === undefined) return [];
    const hint = `Promote into the ring: plainsail promote ${names[names.indexOf(inside) - 1] ?? source.name} ${inside}.`;
    return [refused(`environments of ${target.name} are in the ring "${inside}".`, hint)];
  }
  const before = names[at - 1];
  const isFirst = before === undefined && !names.includes(source.name);
  if (isFirst || before === source.name) return [];
  const order = names.map(name => `"${name}"`).join(', ');
  return [
    refused(
      `${target.name} does not follow ${source.name}: the rings are ${order}.`,
      before === undefined
        ? `Promote into ${target.name} from an environment that is in no ring.`
        : `Promote from the ring before it: plainsail promote ${before} ${target.name}.`,
    ),
  ];
}
