/** The options of `plainsail check`, after those of package.json. */
export interface CheckOptions {
  readonly environment?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly profile: 'default' | 'strict';
  readonly kubernetesVersion?: string;
  readonly crds?: readonly string[];
  readonly strict?: boolean;
  readonly set: readonly string[];
  /** What the clusters have: a folder or a revision. */
  readonly from?: string;
  /** The older name of `from`. */
  readonly against?: string;
  readonly accept: readonly string[];
  readonly failOn: readonly string[];
  readonly exclude: readonly string[];
  readonly namespace?: string;
  readonly render?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly waivers?: string;
  readonly newSince?: string;
  readonly today: string;
  readonly format: Format;
}

/** How findings are printed. */
export const formats = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof formats)[number];
