import { textMapOf } from './fields.js';
import type { GraphObject } from './object.js';

const annotationsOf = ({ manifest }: GraphObject) => textMapOf(manifest.metadata.annotations);

/** Whether Argo CD leaves the object in the cluster when it is gone from its path. */
export const isKeptByArgoCd = (object: GraphObject): boolean =>
  /\bPrune=(false|confirm)\b/.test(annotationsOf(object)['argocd.argoproj.io/sync-options'] ?? '');

/** Whether Argo CD leaves the object in the cluster when its Application is deleted, at least until somebody confirms it. */
export const isKeptWithApplication = (object: GraphObject): boolean =>
  /\bDelete=(false|confirm)\b/.test(annotationsOf(object)['argocd.argoproj.io/sync-options'] ?? '') ||
  annotationsOf(object)['helm.sh/resource-policy'] === 'keep';

/** Whether Flux leaves the object in the cluster when it is gone from its Kustomization, or in another one. */
export const isKeptByFlux = (object: GraphObject): boolean =>
  annotationsOf(object)['kustomize.toolkit.fluxcd.io/prune']?.toLowerCase() === 'disabled';

/** Whether the delivery tool leaves the object in the cluster when it is gone from the render. */
export const isProtected = (object: GraphObject): boolean =>
  isKeptByArgoCd(object) || isKeptByFlux(object) || annotationsOf(object)['helm.sh/resource-policy'] === 'keep';
