import { at, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { containers, podPath, workloads } from '../../graph/workload.js';
import { imageFaults } from '../../manifest/image.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { quoted } from '../wording.js';

export const imageReferenceValid: Check = {
  id: 'image-reference-valid',
  title: 'Every image is named as container runtimes read names',
  why: 'The API server takes any text; the pod then waits with InvalidImageName, and no rollout comes to its end.',
  fix: 'Name the image as `registry/path:tag`, `registry/path@sha256:…` or both, with a path in lower case.',
  category: 'workload',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'registry.example/API:1.4.0' }] }
`,
  *check(graph) {
    for (const [object, path, image] of named(graph)) {
      const later = replacedLater(image);
      if (later) {
        yield risk(object, path, `${quoted(image)} ${later} before it is applied`, resolve);
        continue;
      }
      const faults = imageFaults(image);
      if (faults.length > 0) yield finding(object, path, `${quoted(image)} names no image: ${faults.join('; ')}`);
    }
  },
};

/** Whether something has to replace the text first: ko a Go package, or whatever renders a template. */
function replacedLater(image: string): string | undefined {
  if (image.startsWith('ko://')) return 'is a Go package: ko has to replace it';
  return /\{\{.{0,200}\}\}/.test(image) ? 'is a template: it has to be rendered' : undefined;
}

const resolve = 'Check and apply what comes of it: ko resolve -f <file>, or the template rendered.';

/** The images of containers and of volumes; where they have no image at all, another check says so. */
function* named(graph: Graph): Iterable<readonly [object: GraphObject, path: string, image: string]> {
  for (const { object, path, fields } of containers(graph)) {
    const image = textOf(fields['image']);
    if (image?.trim()) yield [object, `${path}.image`, image];
  }
  for (const workload of workloads(graph)) {
    for (const [i, volume] of listOf(workload.spec['volumes']).entries()) {
      const reference = textOf(at(volume, 'image')['reference']);
      if (reference) yield [workload.object, podPath(workload, `volumes[${i}].image.reference`), reference];
    }
  }
}
