import { mutated } from './mutations.js';
import { openApi } from './openapi.js';
import { swept } from './sweep.js';

/**
 * Random objects and changes made of real ones.
 * @param {readonly object[]} corpus sound objects
 * @param {number} count
 * @param {ReturnType<typeof import('./random.js').randomFrom>} random
 * @returns {Generator<import('./oracle.js').Case>} `name` says which object was changed, and where
 */
export function* generatedCases(corpus, count, random) {
  const kinds = grouped(corpus);
  const names = [...kinds.keys()];
  for (let i = 0; i < count; i++) {
    // Each kind as often as any other: what people write most is weighed at the end.
    const kin = kinds.get(random.pick(names));
    const original = placed(random.pick(kin), i);
    let object = original;
    const paths = [];
    for (let left = random.pick([1, 1, 1, 2, 3]); left > 0; left--) {
      const next = mutated(object, kin, random);
      if (!next) break;
      object = next.object;
      paths.push(next.path);
    }
    yield { name: `${i}`, object, paths, beside: [], ...(random.chance(0.3) && { before: original }) };
  }
}

/**
 * Every field of these objects, one at a time.
 * @returns {Promise<Generator<import('./oracle.js').Case>>} with the object that was changed, the place and the value
 */
export async function sweptCases(cluster, objects) {
  const documentOf = await openApi(cluster, objects);
  return (function* () {
    let i = 0;
    for (const original of objects) {
      const { schemas, schema } = documentOf(original);
      for (const { object, place, value } of swept(placed(original, ''), schemas, schema, isRepeated(original)))
        yield { name: `${i++}`, object, original, place, value, paths: [place.path], beside: [] };
    }
  })();
}

/** Places that another sound object has as well, under the same rules: its answers are about both. */
const isRepeated =
  ({ kind }) =>
  path =>
    (likePods.includes(kind) && /^(spec\.)?template\.spec\b/.test(path.join('.'))) || // Pod
    path.includes('openAPIV3Schema') || // crd-judge has them.
    (path[0] === 'metadata' && path.length > 1 && !nameFields.includes(path[1]) && !ofMetadata.includes(kind));

const likePods = ['DaemonSet', 'Deployment', 'PodTemplate', 'ReplicaSet', 'ReplicationController'];
const nameFields = ['name', 'generateName', 'namespace'];
const ofMetadata = ['ConfigMap', 'ClusterRole'];

const kindOf = ({ apiVersion, kind }) => `${apiVersion} ${kind}`;

function grouped(corpus) {
  const kinds = new Map();
  for (const object of corpus) kinds.set(kindOf(object), [...(kinds.get(kindOf(object)) ?? []), object]);
  return kinds;
}

/** Names that follow from what the object holds. */
const isNamedByContent = ({ kind }) => kind === 'CustomResourceDefinition' || kind === 'APIService';

/** In the namespace of the cases, under a name of its own; hooks, and what Flux forces, would be deleted before they are applied again. */
function placed(object, i) {
  const { namespace, name, labels, annotations, finalizers, ownerReferences } = object.metadata;
  const kept = Object.entries(annotations ?? {}).filter(
    ([key]) => !/^(helm\.sh|argocd\.argoproj\.io)\/hook|\/force$/.test(key),
  );
  const metadata = {
    ...{ name: i === '' || isNamedByContent(object) ? name : `${name.slice(0, 40)}-${i}`, labels },
    ...(annotations && { annotations: Object.fromEntries(kept) }),
    ...(namespace && { namespace: 'cases' }),
    ...(finalizers && { finalizers }),
    ...(ownerReferences && { ownerReferences }),
  };
  return structuredClone({ ...object, metadata });
}
