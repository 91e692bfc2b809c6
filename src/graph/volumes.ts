import { at, type Fields, fieldsOf, listOf, textOf } from './fields.js';
import { type Container, podPath, type Workload } from './workload.js';

export interface Volume {
  readonly name: string;
  readonly path: string;
  readonly fields: Fields;
}

export const volumesOf = (workload: Workload): readonly Volume[] =>
  listOf(workload.spec['volumes']).map((entry, i) => {
    const fields = fieldsOf(entry);
    return { name: textOf(fields['name']) ?? '', path: podPath(workload, `volumes[${i}]`), fields };
  });

/** The names that a StatefulSet's claim templates add to the pod's volumes. */
export const templatedVolumes = ({ object }: Workload): readonly string[] =>
  listOf(at(object.manifest, 'spec')['volumeClaimTemplates']).flatMap(
    template => textOf(at(template, 'metadata')['name']) ?? [],
  );

export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly path: string;
  readonly fields: Fields;
}

export const mountsOf = ({ path, fields }: Container): readonly Mount[] =>
  listOf(fields['volumeMounts']).map((entry, i) => {
    const mount = fieldsOf(entry);
    const { name, mountPath } = mount;
    return {
      name: textOf(name) ?? '',
      mountPath: textOf(mountPath) ?? '',
      path: `${path}.volumeMounts[${i}]`,
      fields: mount,
    };
  });
