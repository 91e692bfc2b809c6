import { placeholders } from '../../graph/placeholders.js';
import { type Check, finding } from '../check.js';

export const placeholderReplaced: Check = {
  id: 'placeholder-replaced',
  title: 'Production has no placeholders',
  why: 'A host, an account or an address of the documentation is accepted by every API, and leads nowhere.',
  fix: 'Give the real value, or list it under "placeholders" of the environment where it is meant.',
  category: 'config',
  severity: 'error',
  kinds: 'any',
  tiers: ['production'],
  docs: 'https://www.rfc-editor.org/rfc/rfc2606',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: api }
data: { ROLE: 'arn:aws:iam::111122223333:role/api' } # in production, below a domain that is somebody's
`,
  *check(graph, { placeholders: accepted = [] }) {
    if (accepted === 'all') return;
    for (const { value, object, path, objects } of placeholders(graph)) {
      if (accepted.includes(value)) continue;
      const more = objects > 1 ? `, and ${objects - 1} more ${objects === 2 ? 'object has' : 'objects have'} it` : '';
      yield finding(object, path, `has the placeholder "${value}"${more}`);
    }
  },
};
