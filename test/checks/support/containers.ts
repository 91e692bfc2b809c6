import { mutated } from './real-system.js';

export { unchanged } from './real-system.js';

/** A container as tests change it. */
export interface MutableContainer {
  env: { name: string; value?: string; valueFrom?: object }[];
  envFrom: object[];
}

/** The real system, with the first container of a workload changed after it was declared. */
export const mutatedContainer = (kind: string, name: string, change: (container: MutableContainer) => void) =>
  mutated(kind, name, manifest => {
    const spec = manifest.spec as unknown as { template: { spec: { containers: MutableContainer[] } } };
    change(spec.template.spec.containers[0]!);
  });
