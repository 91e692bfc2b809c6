import { mutated } from './mutations.js';

/**
 * Random objects and changes made of real ones.
 * @param {readonly object[]} corpus sound objects
 * @param {number} count
 * @param {ReturnType<typeof import('./random.js').randomFrom>} random
 * @returns {import('./oracle.js').Case[]} `name` says which object was changed, and where
 */
export function generatedCases(corpus, count, random) {
  const kinds = grouped(corpus);
  const names = [...kinds.keys()];
  return Array.from({ length: count }, (_, i) => {
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
    return { name: `${i}`, object, paths, beside: [], ...(random.chance(0.3) && { before: original }) };
  });
}

const kindOf = ({ apiVersion, kind }) => `${apiVersion} ${kind}`;

function grouped(corpus) {
  const kinds = new Map();
  for (const object of corpus) kinds.set(kindOf(object), [...(kinds.get(kindOf(object)) ?? []), object]);
  return kinds;
}

/** In the namespace of the cases, under a name of its own. */
function placed(object, i) {
  const { namespace, name, labels, annotations } = object.metadata;
  const metadata = {
    ...{ name: `${name.slice(0, 40)}-${i}`, labels, annotations },
    ...(namespace && { namespace: 'cases' }),
  };
  return structuredClone({ ...object, metadata });
}
