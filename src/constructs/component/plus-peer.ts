import type { Labels } from '../../intent/endpoint.js';

/** What cdk8s-plus asks a pod selector for; its class of label selectors has private fields, so only `any` fits every version. */
export interface PlusPodSelector {
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly labelSelector: any;
}

/** Labels in the form in which cdk8s-plus passes selectors around, without loading it. */
export const plusSelector = (labels: Labels): PlusPodSelector => ({
  labelSelector: { isEmpty: () => false, _toKube: () => ({ matchLabels: labels }) },
});
