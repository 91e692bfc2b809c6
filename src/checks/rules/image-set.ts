import { textOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const imageSet: Check = {
  id: 'image-set',
  title: 'Every container has an image',
  why: 'The API server refuses a pod template in which a container has no image.',
  fix: 'Name the image with its version.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const { image } = fields;
      if (image === undefined || image === null) yield finding(object, `${path}.image`, 'is missing');
      else if (image === '') yield finding(object, `${path}.image`, 'is empty; it must name an image');
      // Templates are not looked at so closely.
      else if (object.kind === 'Pod' && textOf(image)?.trim() !== textOf(image))
        yield finding(object, `${path}.image`, `"${image}" begins or ends with a space`);
    }
  },
};
