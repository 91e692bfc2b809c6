import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { imageChanges } from './image-changes.js';
import { isReleased } from './restarts/restarts.js';

/** Images that change together with something else; where they change alone, the restart says so itself. */
export function* versions(pair: Pair): Iterable<Consequence> {
  const { changed } = changesOf(pair);
  for (const each of changed) {
    if (isReleased(each)) continue;
    const images = imageChanges(each);
    if (images.length > 0)
      yield { section: 'versions', id: 'image-changed', object: each.after, message: `takes ${images.join(', ')}` };
  }
}
