import type { KubernetesVersion } from '../manifest/kubernetes-version.js';

/** Pods of the platform, by their namespace and labels. */
interface Pods {
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
}

/**
 * All that a release may change of what a project renders or is refused, without a change of its sources. A default that
 * is to change comes here: with its old value in the sets that there are, and with its new one in a set of its own.
 */
export interface DefaultSet {
  /** Of an environment that states no version. */
  readonly kubernetes: KubernetesVersion;
  /** What manifests of an unknown cluster are checked for. */
  readonly assumedKubernetes: KubernetesVersion;
  /** Where name resolution is, of a cluster that does not say. */
  readonly dns: Pods;
  /** Where the operator of CloudNativePG is, of a cluster that does not say. */
  readonly databaseOperator: Pods;
  /** Seconds that the pods of a Worker or a StatefulService may take to stop. */
  readonly grace: number;
  /** Seconds that a WebService answers on after it is taken out of the load balancing. */
  readonly drain: number;
  /** How a server is replaced. */
  readonly rollout: { readonly maxSurge: number; readonly maxUnavailable: number };
  /** How many pods of a component may be gone for maintenance. */
  readonly disruption: { readonly maxUnavailable: number };
  /** Pods of a job that may fail, and seconds until it is given up. */
  readonly job: { readonly retries: number; readonly deadline: number };
  /** The folder of the package with the tables of built-in and custom kinds. */
  readonly schemas: string;
  /** Severities that are others than those of the checks, by id. */
  readonly severities: Readonly<Record<string, 'error' | 'warning'>>;
}

/** Sets by their dates: `2026-12`. */
export type DefaultSets = Readonly<Record<string, DefaultSet>>;
