import { textOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { alternatives } from '../../problem.js';
import { type Check, finding, listOptionOf } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** Registries that get no new images any more, and where these are now. */
const frozen: Readonly<Record<string, string>> = {
  'k8s.gcr.io/': 'registry.k8s.io/',
  'gcr.io/google_containers/': 'registry.k8s.io/',
  'gcr.io/google-containers/': 'registry.k8s.io/',
  'us.gcr.io/k8s-artifacts-prod/': 'registry.k8s.io/',
  'eu.gcr.io/k8s-artifacts-prod/': 'registry.k8s.io/',
  'asia.gcr.io/k8s-artifacts-prod/': 'registry.k8s.io/',
};

export const registryFrozen: Check = {
  id: 'registry-frozen',
  title: 'No image comes from a registry that is frozen, or that the project does not allow',
  why: 'It gets no fixes any more, and its images may be gone any day: pods that move to a new node stay in ImagePullBackOff.',
  fix: 'Use registry.k8s.io, or a mirror in a registry that is allowed.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  options: {
    registries: {
      about: 'registries, or folders of them, that images may come from',
      default: [],
      example: 'registry.k8s.io,ghcr.io/acme',
    },
  },
  docs: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  elsewhere: ['kyverno block-updates-to-k8s-gcr-io, restrict-image-registries', 'kubescape C-0253, C-0078'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'k8s.gcr.io/pause:3.9' }] }
`,
  *check(graph, context) {
    const allowed = listOptionOf(registryFrozen, 'registries', context);
    for (const { object, path, fields } of containers(graph)) {
      const image = textOf(fields['image']) ?? '';
      const registry = Object.keys(frozen).find(each => image.startsWith(each));
      if (registry !== undefined) {
        const message = `${image} is of a frozen registry; it is ${frozen[registry]}${image.slice(registry.length)} now`;
        yield finding(object, `${path}.image`, message);
      } else if (image !== '' && allowed.length > 0 && !allowed.some(each => isBelow(image, each))) {
        const message = `${image} is not of a registry that is allowed: ${alternatives(allowed)}`;
        const hint = 'Mirror it into one of these, or add its registry to the option.';
        yield { ...finding(object, `${path}.image`, message, hint), severity: 'error' };
      }
    }
  },
};

/** Whether an image is in a registry, or in a folder of it; without a registry it is Docker's. */
function isBelow(image: string, place: string): boolean {
  const [first = '', ...rest] = image.split('/');
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const path = isRegistry ? image : `docker.io/${rest.length > 0 ? image : `library/${image}`}`;
  return path.startsWith(`${place.replace(/\/$/, '')}/`);
}
