import { textOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** Registries that get no new images any more, and where these are now. */
const frozen: Readonly<Record<string, string>> = {
  'k8s.gcr.io/': 'registry.k8s.io/',
  'gcr.io/google_containers/': 'registry.k8s.io/',
  'gcr.io/google-containers/': 'registry.k8s.io/',
};

export const registryFrozen: Check = {
  id: 'registry-frozen',
  title: 'No image comes from a registry that is frozen',
  why: 'It gets no fixes any more, and its images may be gone any day: pods that move to a new node stay in ImagePullBackOff.',
  fix: 'Use registry.k8s.io.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  elsewhere: ['kyverno block-updates-to-k8s-gcr-io', 'kubescape C-0253'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'k8s.gcr.io/pause:3.9' }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const image = textOf(fields['image']) ?? '';
      const registry = Object.keys(frozen).find(each => image.startsWith(each));
      if (registry === undefined) continue;
      const message = `${image} is of a frozen registry; it is ${frozen[registry]}${image.slice(registry.length)} now`;
      yield finding(object, `${path}.image`, message);
    }
  },
};
