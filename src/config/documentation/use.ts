import type { Configuration } from '../intent.js';

/** A configuration, and the environment it was declared in. */
export interface Use extends Configuration {
  readonly environment: string;
}
