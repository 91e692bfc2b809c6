import { textOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { parseImage } from '../../manifest/image.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const imageDigest: Check = {
  id: 'image-digest',
  title: 'Every image is named by its digest',
  why: 'A tag can be pushed again: what runs is not what was tested.',
  fix: 'Name the image as `name:tag@sha256:…`.',
  category: 'security',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const image = textOf(fields['image']);
      if (image === undefined || parseImage(image).digest !== undefined) continue;
      yield finding(object, `${path}.image`, `"${image}" has no digest`);
    }
  },
};
