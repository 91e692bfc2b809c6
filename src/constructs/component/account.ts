import type { Construct } from 'constructs';
import type { ServiceAccount } from '../../../imports/k8s.js';
import type { Cluster } from '../../environment/cluster.js';
import type { Labels } from '../../intent/endpoint.js';
import { PlainObject } from '../object/plain-object.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import { type Access, ApiAccess } from './api-access.js';

interface AccountProps {
  readonly name: string;
  readonly labels: Labels;
  /** By which the cloud knows it. @default none */
  readonly annotations?: Labels;
  readonly cluster: Cluster;
  /** What it may do at the API server. */
  readonly access: readonly Access[] | undefined;
}

/** The account that the pods of a component run as; no token comes with it. */
export function makeAccount(scope: Construct, { name, labels, annotations, cluster, access = [] }: AccountProps): void {
  const { pullSecret } = cluster;
  new PlainObject<ServiceAccount>(scope, 'account', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, labels, annotations: { ...waveAnnotations(supportWave), ...annotations } },
    automountServiceAccountToken: false,
    ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret }] }),
  });
  if (access.length > 0) new ApiAccess(scope, 'access', { name, labels, account: name, access });
}
