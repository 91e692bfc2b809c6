import { at } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const readOnlyRootFilesystem: Check = {
  id: 'read-only-root-filesystem',
  title: 'No container writes to its own image',
  why: 'A program that is taken over can put its own files beside those of the image.',
  fix: 'Set `readOnlyRootFilesystem: true` and mount an emptyDir where it writes.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  controls: ['NSA/CISA: kubescape C-0017'],
  elsewhere: [
    'kube-linter no-read-only-root-fs',
    'kube-score container-security-context-readonlyrootfilesystem',
    'polaris notReadOnlyRootFilesystem',
  ],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path, fields } = container;
      if (at(fields, 'securityContext')['readOnlyRootFilesystem'] !== true)
        yield finding(object, `${path}.securityContext.readOnlyRootFilesystem`, 'may write to its root filesystem');
    }
  },
};
