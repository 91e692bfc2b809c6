import type { Labels, PodPeer } from '../intent/endpoint.js';

/** Pods of the platform: a namespace, and the labels that tell them from its other pods. */
export interface PlatformPods {
  /** The name of the namespace. */
  readonly namespace: string;
  /** Labels of the pods. @default every pod of the namespace */
  readonly pods?: Labels;
}

/** The peer of a policy that stands for pods of the platform. */
export const peerOf = ({ namespace, pods = {} }: PlatformPods): PodPeer => ({ namespace, pods });
