/** An amount of each resource that quota limits: thousandths of a core, and bytes. */
export interface Amounts {
  readonly cpu: number;
  readonly memory: number;
}

/** The resources of one pod. */
export interface PodNeeds {
  readonly requests: Amounts;
  readonly limits: Amounts;
  /** The limits of its largest container. */
  readonly largest: Amounts;
}

/** Volumes that are claimed, and the bytes of each. */
export interface Claims {
  readonly count: number;
  readonly bytes: number;
}

/** The most that a workload requests in a namespace at one time. */
export interface Demand extends PodNeeds {
  /** Undefined for objects without a namespace. */
  readonly namespace: string | undefined;
  readonly pods: number;
  readonly claims?: Claims;
}
