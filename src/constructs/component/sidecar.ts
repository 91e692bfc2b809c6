import type { Container } from '../../../imports/k8s.js';
import { type Resources, requirements } from './resources.js';

/** A container that runs beside the main one, and is restricted like it. */
export const sidecar = ({
  resources,
  ...more
}: Omit<Container, 'resources'> & { readonly resources: Resources }): Container => ({
  ...more,
  resources: requirements({ ephemeralStorage: ['16Mi', '128Mi'], ...resources }),
  securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
});
