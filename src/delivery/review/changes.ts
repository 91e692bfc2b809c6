import type { Change } from '../../compare/change.js';
import { tooManyDeletions } from './deletions.js';
import { movedObjects } from './moves.js';
import { narrowedProjects } from './narrowing.js';
import { retiredSystems } from './retired.js';
import type { Rewritten } from './rewritten.js';

/** What a write does by way of who delivers it. @param limit how many objects may go. @default any number */
export function* deliveryChanges(
  rewritten: Rewritten,
  environment: string,
  limit: number | undefined,
): Iterable<Change> {
  yield* movedObjects(rewritten);
  yield* narrowedProjects(rewritten);
  yield* retiredSystems(rewritten);
  yield* tooManyDeletions(rewritten, environment, limit);
}
