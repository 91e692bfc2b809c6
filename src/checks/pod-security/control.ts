import { type Fields, fieldsOf } from '../../graph/fields.js';
import { type Container, podPath, type Workload } from '../../graph/workload.js';
import { isBefore } from '../../manifest/kubernetes-version.js';

/** What a control of the Pod Security Standards found in a pod. */
export interface Violation {
  readonly path: string;
  readonly message: string;
}

/** One control of the Pod Security Standards, as the API server's admission names it. */
export interface Control {
  readonly id: string;
  /** `version` is the Kubernetes version whose standards hold: `1.35`. */
  readonly violations: (workload: Workload, version: string) => Iterable<Violation>;
}

/** A `securityContext` of a pod or of one of its containers. */
export interface SecurityContext {
  readonly path: string;
  readonly fields: Fields;
  /** Undefined for the pod's. */
  readonly container?: Container;
}

export const podContext = (workload: Workload): SecurityContext => ({
  path: podPath(workload, 'securityContext'),
  fields: fieldsOf(workload.spec['securityContext']),
});

export const containerContexts = ({
  containers,
}: Workload): readonly (SecurityContext & { readonly container: Container })[] =>
  containers.map(container => ({
    path: `${container.path}.securityContext`,
    fields: fieldsOf(container.fields['securityContext']),
    container,
  }));

export const allContexts = (workload: Workload): readonly SecurityContext[] => [
  podContext(workload),
  ...containerContexts(workload),
];

/** Pods of Windows nodes have no Linux rights to restrict; older standards do not know them. */
export const isWindows = ({ spec }: Workload, version: string): boolean =>
  fieldsOf(spec['os'])['name'] === 'windows' && !isBefore(version, '1.25');
