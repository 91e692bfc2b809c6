import type { ObjectName } from '../problem.js';

/** An object that something else is rendered from in the cluster, by Flux or Argo CD. */
export interface ExternalUnit {
  readonly unit: ObjectName;
  /** Objects that are there once it is ready. */
  readonly provides: readonly ProvidedObject[];
}

/** An object that an external unit brings. */
export interface ProvidedObject {
  readonly kind: string;
  readonly name: string;
  /** Where it is, for kinds of a namespace. */
  readonly namespace: string | undefined;
}

/** The API groups of the kinds that external units have. */
export const unitGroups: Readonly<Record<string, string>> = {
  HelmRelease: 'helm.toolkit.fluxcd.io',
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  Application: 'argoproj.io',
  ApplicationSet: 'argoproj.io',
};
