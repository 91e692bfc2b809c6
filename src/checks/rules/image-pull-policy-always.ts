import { textOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { parseImage } from '../../manifest/image.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { quoted } from '../wording.js';

export const imagePullPolicyAlways: Check = {
  id: 'image-pull-policy-always',
  title: 'Images are looked up in the registry at every start',
  why: 'A node that has an image runs it without asking whether the pod may have it.',
  fix: 'Set `imagePullPolicy: Always`.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  elsewhere: ['kube-score container-image-pull-policy', 'polaris pullPolicyNotAlways'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const { tag, digest } = parseImage(textOf(fields['image']) ?? '');
      const latest = digest === undefined && (tag === undefined || tag === 'latest');
      const { imagePullPolicy = latest ? 'Always' : 'IfNotPresent' } = fields;
      if (imagePullPolicy !== 'Always')
        yield finding(object, `${path}.imagePullPolicy`, `${quoted(imagePullPolicy)}, not "Always"`);
    }
  },
};
