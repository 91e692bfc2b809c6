import type { SecretVariable } from '../../config/resolve.js';
import type { Endpoint } from '../../intent/endpoint.js';
import type { Admission } from '../network/network-boundary.js';
import type { ContainerParts } from './pod.js';

/** What a kind of component adds to the shared part. */
export interface ComponentParts extends ContainerParts {
  /** The endpoints that these pods offer. */
  readonly offers?: readonly Endpoint[];
  /** Who else is let in. */
  readonly admits?: readonly Admission[];
  /** Endpoints of theirs that these pods call among themselves. */
  readonly among?: readonly Endpoint[];
  /** Secrets that the program finds as files, besides those of its configuration. */
  readonly secretFiles?: readonly SecretVariable[];
}
