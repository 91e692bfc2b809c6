/** What a month is paid for: what pods request, volumes, load balancers, and what has a fixed price. */
export const costKinds = ['cpu', 'memory', 'storage', 'load-balancer', 'fixed'] as const;
/** What a price is for. */
export type CostKind = (typeof costKinds)[number];

/** A line of a budget: what a system's owners mean to spend. */
export interface Budget {
  /** `Database storage` */
  readonly name: string;
  /** The most for a month, in the currency of the prices. */
  readonly monthly: number;
  /** What it is for. */
  readonly covers: readonly CostKind[];
  /** Only these components or fixed prices, by name: `postgresql`. @default all of the system */
  readonly components?: readonly string[];
  /** The amount is for all environments together. @default false: for each on its own */
  readonly together?: boolean;
}
