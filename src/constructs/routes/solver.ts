import type { Construct } from 'constructs';
import type { NetworkPolicy } from '../../../imports/k8s.js';
import { type PlatformPods, peerOf } from '../../environment/cluster.js';
import type { Labels, PodPeer } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import type { Resources } from '../../intent/resources.js';
import { recordPodDemand } from '../component/demand.js';
import { PlainObject } from '../object/plain-object.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

/** What cert-manager gives a pod that answers a challenge; there is one for each host. */
const solverResources: Resources = { cpu: ['10m', '100m'], memory: ['64Mi', '64Mi'] };
const port = 8089;

/** cert-manager answers the certificate authority's challenge from a pod of its own in this namespace. */
export function admitSolver(
  scope: Construct,
  { name, labels = {} }: { readonly name: string; readonly labels?: Labels },
  controller: PlatformPods,
): void {
  const pods: PodPeer = {
    namespace: namespaceAt(scope),
    pods: { 'acme.cert-manager.io/http01-solver': 'true' },
  };
  recordPodDemand(scope, [solverResources], { pods: 1 });
  record(scope, 'edge', {
    direction: 'ingress',
    pods,
    peer: peerOf(controller),
    ports: [{ port, transport: 'TCP' }],
    reason: 'certificate challenge',
  });
  new PlainObject<NetworkPolicy>(scope, 'solver', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${name}-acme-solver`, labels, annotations: waveAnnotations(supportWave) },
    spec: {
      podSelector: { matchLabels: pods.pods },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': controller.namespace } },
              ...(controller.pods && { podSelector: { matchLabels: controller.pods } }),
            },
          ],
          ports: [{ port }],
        },
      ],
    },
  });
}
