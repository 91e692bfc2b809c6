import { isMap, listOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { defaultsOf } from '../versions/api-defaults.js';

export const noRepeatedDefault: Check = {
  id: 'no-repeated-default',
  title: 'No field only repeats what the API assumes',
  why: 'A field that says nothing is read in every review, and hides the ones that say something.',
  fix: 'Remove the field.',
  category: 'metadata',
  severity: 'warning',
  kinds: 'any',
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  type: ClusterIP
  selector: { app: api }
  ports: [{ port: 80 }]
`,
  *check(graph) {
    for (const object of graph.objects) {
      for (const { steps, value } of defaultsOf(object.group, object.kind)) {
        for (const [path, given] of valuesAt(object.manifest, steps, '')) {
          if (given === value) yield finding(object, path, `is ${JSON.stringify(value)}, which the API assumes anyway`);
        }
      }
    }
  },
};

/** Every value that the steps lead to, with its path. */
function* valuesAt(value: unknown, steps: readonly string[], path: string): Generator<[string, unknown]> {
  const [step, ...rest] = steps;
  if (step === undefined) yield [path, value];
  else if (step === '[]') for (const [i, item] of listOf(value).entries()) yield* valuesAt(item, rest, `${path}[${i}]`);
  else if (isMap(value) && Object.hasOwn(value, step))
    yield* valuesAt(value[step], rest, path ? `${path}.${step}` : step);
}
