import type { Change } from '../../compare/change.js';
import { formatObject, listed } from '../../problem.js';
import type { Rewritten } from './rewritten.js';

/** More objects that go in one write than the environment allows. */
export function* tooManyDeletions(
  { previous, next }: Rewritten,
  environment: string,
  limit: number | undefined,
): Iterable<Change> {
  const gone = previous.objects.filter(({ group, kind, namespace, name }) => !next.get(group, kind, namespace, name));
  const [first] = gone;
  if (limit === undefined || !first || gone.length <= limit) return;
  yield {
    id: 'too-many-deletions',
    object: first,
    as: `deletions/${environment}`,
    path: '',
    message: `and ${gone.length - 1} other objects of ${environment} go: it allows ${limit} in one write. They are ${listed(gone.map(formatObject))}`,
    hint: 'Look at each of them: a value that is missing, or a system that is left out, looks like this.',
  };
}
