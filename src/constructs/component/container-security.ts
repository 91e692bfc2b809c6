import type { SecurityContext } from '../../../imports/k8s.js';
import type { DefaultSet } from '../../defaults/default-set.js';

/** What every container of ours is restricted to. */
export const containerSecurity = ({ pod: { container } }: DefaultSet): SecurityContext => ({
  ...container,
  capabilities: { drop: [...container.capabilities.drop] },
});
