import type { Labels } from './endpoint.js';

/** A Deployment, as whoever takes it back by hand finds it. */
export interface Rollout {
  readonly namespace: string | undefined;
  readonly deployment: string;
  readonly selector: Labels;
  /** Where it says by HTTP that it is ready. */
  readonly health?: { readonly service: string; readonly port: number; readonly path: string };
}
