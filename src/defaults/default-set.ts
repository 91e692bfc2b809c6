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
  /** Every pod that plainsail makes: whom it runs as, and what Pod Security asks of it and of its containers. */
  readonly pod: {
    readonly user: number;
    readonly security: { readonly runAsNonRoot: boolean; readonly seccompProfile: { readonly type: 'RuntimeDefault' } };
    readonly container: {
      readonly allowPrivilegeEscalation: boolean;
      readonly readOnlyRootFilesystem: boolean;
      readonly capabilities: { readonly drop: readonly string[] };
    };
  };
  /** How a container is asked during its start whose liveness is asked later: seconds from one question to the next, failures. */
  readonly startup: { readonly period: number; readonly failures: number };
  /** How pods are spread over nodes and zones. */
  readonly spread: { readonly maxSkew: number; readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway' };
  /** Seconds that a rollout may get no further, and those beyond what its startup probes allow. */
  readonly rolloutDeadline: { readonly least: number; readonly beyondStartup: number };
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
  /** How often Flux looks, tries again and gives up: the source, and each Kustomization. */
  readonly flux: {
    readonly source: { readonly interval: string };
    readonly kustomization: { readonly interval: string; readonly retryInterval: string };
    /** Minutes that a stage may take at least. */
    readonly patience: number;
  };
  /** How Argo CD compares, applies and tries again. */
  readonly argoCd: {
    readonly compareOptions: string;
    readonly syncOptions: readonly string[];
    readonly retry: {
      readonly limit: number;
      readonly refresh: boolean;
      readonly backoff: { readonly duration: string; readonly factor: number; readonly maxDuration: string };
    };
  };
  /** The folder of the package with the tables of built-in and custom kinds. */
  readonly schemas: string;
  /**
   * Severities that are others than those of the checks, by id: of each check that a later release has made an error or a
   * warning, the one that it had; of each that it has added as an error, `warning`.
   */
  readonly severities: Readonly<Record<string, 'error' | 'warning'>>;
}

/** Sets by their dates: `2026-12`. */
export type DefaultSets = Readonly<Record<string, DefaultSet>>;
