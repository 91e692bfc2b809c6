import type { SecretVariable } from '../../config/resolve.js';
import type { Endpoint } from '../../intent/endpoint.js';
import type { AllowedCaller } from '../network/allowed-caller.js';
import type { ContainerParts } from './pod.js';

/** What a kind of component adds to the shared part. */
export interface ComponentParts extends ContainerParts {
  /** The endpoints that these pods offer. */
  readonly exposes?: readonly Endpoint[];
  /** Who else is let in. */
  readonly allowedCallers?: readonly AllowedCaller[];
  /** Endpoints of theirs that these pods call among themselves. */
  readonly memberPorts?: readonly Endpoint[];
  /** Secrets that the program finds as files, besides those of its configuration. */
  readonly secretFiles?: readonly SecretVariable[];
}
