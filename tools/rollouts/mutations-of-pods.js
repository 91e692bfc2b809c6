import { pod, set } from './setters.js';

/** Fields of the pod as the API server would fill them in, and values that only look the same. */
export const ofPod = [
  ...[
    'dnsPolicy:ClusterFirst',
    'restartPolicy:Always',
    'schedulerName:default-scheduler',
    'hostname:',
    'nodeName:',
    'priorityClassName:',
  ]
    .map(text => text.split(':'))
    .map(([field, value]) => set(pod, field, value)),
  ...['hostNetwork', 'hostPID', 'hostIPC'].map(field => set(pod, field, false)),
  ...['enableServiceLinks', 'shareProcessNamespace', 'automountServiceAccountToken', 'setHostnameAsFQDN'].flatMap(
    field => [true, false].map(value => set(pod, field, value)),
  ),
  ...[30, 10].map(value => set(pod, 'terminationGracePeriodSeconds', value)),
  ...['securityContext', 'affinity', 'nodeSelector', 'dnsConfig'].map(field => set(pod, field, {})),
  ...['tolerations', 'imagePullSecrets', 'hostAliases', 'topologySpreadConstraints', 'initContainers'].map(field =>
    set(pod, field, []),
  ),
  set(pod, 'serviceAccountName', 'default'),
  set(pod, 'serviceAccount', 'default'),
  [
    'mode of a ConfigMap',
    workload => {
      pod(workload).volumes[1].configMap.defaultMode = 420;
    },
  ],
  [
    'another mode of a ConfigMap',
    workload => {
      pod(workload).volumes[1].configMap.defaultMode = 256;
    },
  ],
  [
    'a ConfigMap without items',
    workload => {
      pod(workload).volumes[1].configMap.items = [];
    },
  ],
  [
    'a ConfigMap that must be there',
    workload => {
      pod(workload).volumes[1].configMap.optional = false;
    },
  ],
  [
    'a volume without a source',
    workload => {
      pod(workload).volumes[0] = { name: 'scratch' };
    },
  ],
  [
    'volumes in another order',
    workload => {
      pod(workload).volumes.reverse();
    },
  ],
  [
    'a limit of a volume',
    workload => {
      const scratch = pod(workload).volumes.find(({ name }) => name === 'scratch');
      scratch.emptyDir = { sizeLimit: '1Gi' };
    },
  ],
  [
    'a medium of a volume',
    workload => {
      const scratch = pod(workload).volumes.find(({ name }) => name === 'scratch');
      scratch.emptyDir = { medium: '' };
    },
  ],
];
