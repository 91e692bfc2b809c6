import type { Container } from '../../../imports/k8s.js';
import { type Resources, requirements } from './resources.js';

/** A container that runs beside the main one; the pod restricts it as it does that one. */
export const sidecar = ({
  resources,
  ...more
}: Omit<Container, 'resources'> & { readonly resources: Resources }): Container => ({
  ...more,
  resources: requirements({ ephemeralStorage: ['16Mi', '128Mi'], ...resources }),
});
