import { textOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { parseImage } from '../../manifest/image.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const imageTagFixed: Check = {
  id: 'image-tag-fixed',
  title: 'Every image has a tag that does not move',
  why: 'Nobody can say which program runs, two pods may run different ones, and there is nothing to go back to.',
  fix: 'Name a version, or better the digest.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  elsewhere: ['kube-linter latest-tag', 'kube-score container-image-tag', 'polaris tagNotSpecified'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'registry.example/api:latest' }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const image = textOf(fields['image']);
      if (image === undefined) continue;
      const { tag, digest } = parseImage(image);
      if (digest === undefined && (tag === undefined || tag === 'latest')) {
        yield finding(object, `${path}.image`, `"${image}" is ${tag ? 'tagged "latest"' : 'not tagged, so "latest"'}`);
      }
    }
  },
};
