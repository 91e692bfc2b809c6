import { append } from '../../graph/append.js';
import { at, textOf } from '../../graph/fields.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { perObject } from '../../graph/per-object.js';
import { providedIn } from '../../graph/provided.js';
import { eachText } from '../../graph/texts.js';
import { type Check, finding } from '../check.js';
import { secretMakerKinds } from '../kinds.js';

/** What makes Secrets from elsewhere. A Secret itself may be there for a controller that finds it by its labels. */
const makers = ['ExternalSecret', 'SealedSecret', 'SecretProviderClass'];

export const secretUsed: Check = {
  id: 'secret-used',
  title: 'Every secret that is brought into the cluster is read by something',
  why: 'A secret that nobody reads is only there to be stolen, and its rotation tells nobody that it is dead.',
  fix: 'Remove it, or refer to it.',
  category: 'secrets',
  severity: 'warning',
  kinds: secretMakerKinds,
  docs: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/#restrict-access',
  fails: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: old-database }
spec: { data: [{ secretKey: password, remoteRef: { key: shop/database, property: password } }] }
`,
  *check(graph) {
    for (const maker of makers.flatMap(kind => graph.ofKind(kind))) {
      const namespace = namespaceOf(maker);
      const made = providedIn(graph, 'Secret', namespace).filter(({ by }) => by === maker);
      if (isFoundByLabels(maker)) continue;
      for (const { name } of made) {
        const used = mentions(graph)
          .get(name)
          ?.some(object => object !== maker && reaches(object, namespace));
        if (!used) yield finding(maker, '', `nothing reads the Secret "${name}"`);
      }
    }
  },
};

/** Objects by the texts in them that may be a Secret's name. */
const mentions = perGraph((graph): ReadonlyMap<string, readonly GraphObject[]> => {
  const found = new Map<string, GraphObject[]>();
  for (const object of graph.objects) for (const name of namesIn(object)) append(found, name, object);
  return found;
});

/** Texts outside the metadata that are short enough for a name, each once. */
const namesIn = perObject(({ manifest }): readonly string[] => {
  const found = new Set<string>();
  eachText(manifest, (text, { keys, isKey }) => {
    if (!isKey && text.length <= longestName && keys[0] !== 'metadata') found.add(text);
  });
  return [...found];
});

const longestName = 253;

/** Objects without a namespace reach every namespace. */
const reaches = (object: GraphObject, namespace: string) =>
  object.namespace === undefined || object.namespace === namespace;

/** Labels on the Secret that is made: a controller looks for them. */
const isFoundByLabels = ({ manifest }: GraphObject) =>
  Object.values(at(manifest, 'spec', 'target', 'template', 'metadata', 'labels')).some(label => textOf(label)) ||
  Object.values(at(manifest, 'spec', 'template', 'metadata', 'labels')).some(label => textOf(label));
