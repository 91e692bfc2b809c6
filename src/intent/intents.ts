import type { Problem } from '../problem.js';
import type { Call } from './call.js';
import type { PodPeer } from './endpoint.js';

/** Every kind of intent that a construct can record, by name. */
export interface Intents {
  /** A call that was declared, with the pods that make it. */
  call: Call & { readonly from: PodPeer };
  /** Something wrong with what was declared, found at once and told with everything else. */
  problem: Problem;
  /** Where the construct was declared, in the running text; mapped to TypeScript only when printed. */
  source: { readonly file: string; readonly line: number; readonly column: number };
}
