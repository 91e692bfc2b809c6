import { toYaml } from './yaml/emit.js';

export const kustomizationFile = 'kustomization.yaml';

/** The text that applies files in the order given. */
export function kustomization(files: readonly string[]): string {
  return toYaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    sortOptions: { order: 'fifo' },
    resources: files,
  });
}
