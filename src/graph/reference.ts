import type { GraphObject } from './object.js';

/** The kinds that pods refer to by name. */
export type ReferredKind = 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';

/** One object that names another, and where. Whether the other exists is for the checks to say. */
export interface Reference {
  readonly from: GraphObject;
  /** Where the name stands: `spec.template.spec.volumes[0].configMap.name`. */
  readonly path: string;
  readonly kind: ReferredKind;
  readonly namespace: string;
  readonly name: string;
  /** The key inside it that is needed. */
  readonly key?: string | undefined;
  /** Where the key stands. */
  readonly keyPath?: string | undefined;
  /** The pod starts without it. */
  readonly optional: boolean;
}
