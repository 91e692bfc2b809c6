import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Namespace, NetworkPolicy } from '../../../imports/k8s.js';
import { clusterOf } from '../../environment/environment.js';
import { PlainObject } from '../object/plain-object.js';
import { type PropsOf, refuseGiven, required } from '../object/props.js';
import { protectedIn } from '../object/protection.js';
import { aText } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface PrivilegedNamespaceProps {
  /** The name of the namespace. */
  readonly namespace: string;
  /** Why its pods cannot be restricted; an annotation of the namespace says it. */
  readonly reason: string;
}

const privilegedNamespaceProps = {
  namespace: required(aText),
  reason: required(aText),
} satisfies PropsOf<PrivilegedNamespaceProps>;

/** A second namespace of a system, for pods that need what Pod Security forbids; closed by default like the first. */
export class PrivilegedNamespace extends Chart {
  constructor(scope: Construct, id: string, props: PrivilegedNamespaceProps) {
    refuseGiven(PrivilegedNamespace, props, privilegedNamespaceProps);
    const { namespace, reason } = props;
    super(scope, id, { namespace, labels: Chart.of(scope).labels, disableResourceNameHashes: true });
    const annotations = waveAnnotations(supportWave);
    const version = `v${clusterOf(this).kubernetes}`;
    new PlainObject<Namespace>(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'pod-security.kubernetes.io/enforce': 'privileged',
          'pod-security.kubernetes.io/enforce-version': version,
        },
        annotations: { ...annotations, ...protectedIn(this), 'plainsail.dev/privileged-because': reason },
      },
    });
    new PlainObject<NetworkPolicy>(this, 'default-deny', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', annotations: { ...annotations, ...protectedIn(this) } },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
  }
}
