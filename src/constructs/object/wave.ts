import type { Labels } from '../../intent/endpoint.js';

/** Metadata as the constructs write it. */
export interface Metadata {
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** Accounts, configuration, secrets and policies come first, then stores, then jobs, then what serves. */
export const supportWave = -2;
export const storeWave = -1;
export const jobWave = 0;
export const workloadWave = 1;

/** Argo CD's place in the order; nothing for 0, which is what it assumes. */
export const waveAnnotations = (wave: number): Labels =>
  wave === 0 ? {} : { 'argocd.argoproj.io/sync-wave': String(wave) };

/** Neither Argo CD nor Flux deletes it unasked. */
export const protectedAnnotations: Labels = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=confirm',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** The same on the claims of a set of pods, which the API server lets nobody change: as the first sets were made. */
export const claimAnnotations: Labels = {
  ...protectedAnnotations,
  'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
};
