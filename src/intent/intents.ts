import type { IConstruct } from 'constructs';
import type { Problem } from '../problem.js';
import type { Budget } from './budget.js';
import type { Call } from './call.js';
import type { ImportedContract, Offer } from './contract.js';
import type { Demand } from './demand.js';
import type { Peer, PodPeer, TransportProtocol } from './endpoint.js';
import type { ExternalUnit } from './external.js';
import type { Recovery } from './recovery.js';
import type { Rollout } from './rollout.js';
import type { Waiver } from './waiver.js';

/** Every kind of intent that a construct can record, by name. */
export interface Intents {
  /** A call that was declared, with the pods that make it. */
  call: Call & { readonly from: PodPeer };
  /** A connection that the platform needs and nobody declares: name resolution, scraping, public routes. */
  edge: {
    readonly direction: 'ingress' | 'egress';
    readonly pods: PodPeer;
    readonly peer: Peer;
    readonly ports: readonly { readonly port: number; readonly transport: TransportProtocol }[];
    /** Why it is open, in a few words. */
    readonly reason: string;
  };
  /** Pods of another library that were taken into the network of a system; who calls them was declared, or nothing does. */
  foreign: { readonly pods: PodPeer };
  /** The data of these pods is copied to where losing them does not lose it. */
  backup: { readonly of: PodPeer };
  /** What a system may cost in an environment. */
  budget: Budget & { readonly environment: string; readonly system: string };
  /** A Deployment that was declared. */
  rollout: Rollout;
  /** A store whose data may have to be brought back. */
  recovery: Recovery;
  /** What a release of a component consists of: its images, and what changes with its configuration. */
  release: { readonly images: readonly string[]; readonly configuration: string };
  /** The pods and volumes that a namespace must have room for. */
  demand: Demand;
  /** The system, and so the folder of `dist`, that everything below belongs to. */
  unit: {
    readonly environment: string;
    readonly system: string;
    readonly namespace?: string;
    readonly defaults?: string;
  };
  /** Another system that this one asked for, and may call. */
  other: { readonly system: IConstruct };
  /** A system that another one asked for and that could not be declared. */
  unfinished: { readonly SystemOf: unknown; readonly error: unknown };
  /** A file beside the rendered objects that no tool may apply on its own: a skeleton, a script to run by hand. */
  template: {
    /** Its name in the folder `templates`: `secret-shop.yaml`. */
    readonly file: string;
    readonly text: string;
    /** Objects that follow the text, written as all others are. */
    readonly objects?: readonly object[];
    /** The Secret that whoever follows it makes. */
    readonly makes?: {
      readonly namespace: string | undefined;
      readonly name: string;
      readonly keys: readonly string[];
    };
  };
  /** An image, a store, the addresses of a host or the role of an account: what the environment has by name, and somebody asked for. */
  use: { readonly kind: 'version' | 'store' | 'address' | 'role'; readonly name: string };
  /** A finding on the objects below that somebody accepts. */
  waiver: Waiver;
  /** What a system offers to other repositories. */
  offer: Offer;
  /** A contract of another repository, which a system calls or is called by. */
  contract: ImportedContract;
  /** A release that somebody else renders, which a system waits for. */
  external: ExternalUnit;
  /** Something wrong with what was declared, found at once and reported with the findings of checks. */
  problem: Problem;
  /** Where the construct was declared, in the running text; mapped to TypeScript only when printed. */
  source: { readonly file: string; readonly line: number; readonly column: number };
}
