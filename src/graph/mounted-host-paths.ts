import { at, textOf } from './fields.js';
import { mountsOf, volumesOf } from './volumes.js';
import type { Workload } from './workload.js';

/** A folder of the node inside a container. */
export interface MountedHostPath {
  readonly container: string;
  readonly path: string;
  readonly hostPath: string;
  readonly writable: boolean;
}

export function mountedHostPaths(workload: Workload): readonly MountedHostPath[] {
  const folders = new Map(
    volumesOf(workload).flatMap(({ name, fields }) => {
      const folder = textOf(at(fields, 'hostPath')['path']);
      return folder === undefined ? [] : [[name, folder] as const];
    }),
  );
  if (folders.size === 0) return [];
  return workload.containers.flatMap(container =>
    mountsOf(container).flatMap(({ name, path, fields }) => {
      const hostPath = folders.get(name);
      return hostPath === undefined
        ? []
        : [{ container: container.name, path, hostPath, writable: fields['readOnly'] !== true }];
    }),
  );
}
