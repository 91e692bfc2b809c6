import { textMapOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { type Check, type Finding, finding } from '../check.js';

const storing = new Set(['ConfigMap', 'Secret']);
const annotationsLimit = 256 * 1024;
const dataLimit = 1024 * 1024;
const clientSide = {
  severity: 'warning',
  scope: 'object',
  hint: 'Apply it server-side (`kubectl apply --server-side`, Argo CD `ServerSideApply=true`), or split it.',
} as const;

/** The bytes of keys and values. */
function bytes(map: unknown): number {
  let sum = 0;
  for (const [key, value] of Object.entries(textMapOf(map))) sum += Buffer.byteLength(key) + Buffer.byteLength(value);
  return sum;
}

const tooLarge = (object: GraphObject, path: string, size: number, limit: number): Finding =>
  finding(object, path, `${size} bytes; ${limit} are allowed`);

export const objectSize: Check = {
  id: 'object-size',
  title: 'No object is larger than the API server stores',
  why: 'The API server refuses a ConfigMap or Secret over 1 MiB and annotations over 256 KiB; client-side apply keeps a copy of the object in an annotation.',
  fix: 'Split it, or bring the data as a volume or an image; apply large objects server-side.',
  category: 'server',
  severity: 'error',
  kinds: 'any',
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: words }
data: { words.txt: "${'x'.repeat(1_048_577)}" }
`,
  *check(graph) {
    for (const object of graph.objects) {
      const { data, stringData, binaryData, metadata } = object.manifest;
      const annotations = bytes(metadata.annotations);
      if (annotations > annotationsLimit) yield tooLarge(object, 'metadata.annotations', annotations, annotationsLimit);
      if (object.group !== '' || !storing.has(object.kind)) continue;
      const stored = bytes(data) + bytes(stringData) + bytes(binaryData);
      if (stored > dataLimit) yield tooLarge(object, 'data', stored, dataLimit);
      else if (stored > annotationsLimit)
        yield { ...tooLarge(object, 'data', stored, annotationsLimit), ...clientSide };
    }
  },
};
