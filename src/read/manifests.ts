import { at, isMap, textOf } from '../graph/fields.js';
import { Graph } from '../graph/graph.js';
import { itemsOf } from '../graph/list.js';
import { type GraphObject, graphObject, type Manifest, type Metadata } from '../graph/object.js';
import { inScope, isKnownKind } from '../graph/scope.js';
import type { Problem } from '../problem.js';
import { type ParsedDocument, Unreadable } from './document.js';
import { parseStream } from './parse.js';
import { misreadKey, mostListed, notAManifest, unreadableIn } from './problems.js';
import { spellingsIn } from './spellings.js';

/** A text and the name to call it by. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** Why there is no text. */
  readonly fault?: Problem;
}

export interface ReadManifests {
  readonly graph: Graph;
  /** What could not be read, and documents that are not a Kubernetes object (warnings). */
  readonly problems: readonly Problem[];
}

/**
 * Every object of these texts, in their order, as a graph without intent. Lists are their items, and a cluster-scoped
 * object is in no namespace: the API server ignores the one in its manifest.
 * @param definitions custom resource definitions that the cluster has and the texts have not. @default none
 * @param namespace where objects are applied that name none. @default they name none here
 */
export function readManifests(sources: Iterable<SourceText>, definitions?: Graph, namespace?: string): ReadManifests {
  const objects: GraphObject[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const documents = [...parseStream(source.text)];
    if (source.fault) problems.push(source.fault);
    problems.push(...unreadableIn(source.file, source.text, documents));
    for (const document of documents) {
      if (document instanceof Unreadable) continue;
      for (const { value, line } of objectsOf(document)) {
        const file = `${source.file}:${line}`;
        if (isLocalConfig(value) || isOtherData(source.file, value)) continue;
        if (!isManifest(value)) problems.push(notAManifest(value, missingFrom(value), file));
        else {
          const { values, keys } = spellingsIn(value, document.spellings);
          const object = named(graphObject(withMetadata(value), { file, spellings: values }));
          objects.push(object);
          for (const key of keys.slice(0, mostListed)) problems.push(misreadKey(object, key, source.file));
        }
      }
    }
  }
  return { graph: new Graph(inScope(objects, definitions?.objects, namespace)), problems };
}

interface Found {
  readonly value: unknown;
  readonly line: number;
}

function* objectsOf({ value, line, itemLines }: ParsedDocument): Iterable<Found> {
  if (value === null || value === undefined) return;
  const items = itemsOf(value);
  if (items) for (const [i, item] of items.entries()) yield { value: item, line: itemLines[i] ?? line };
  else yield { value, line };
}

function isManifest(value: unknown): value is Manifest {
  const missing = missingFrom(value);
  return missing.length === 0 || (missing.join() === 'metadata.name' && isKnown(at(value)));
}

/** An API of Kubernetes itself, or a kind of a known operator: without a name it was meant as an object all the same. */
const isKnown = ({ apiVersion, kind }: Readonly<Record<string, unknown>>): boolean =>
  /^([a-z]+\/|([a-z.]+\.)?k8s\.io\/)?v\d/.test(`${apiVersion}`) || isKnownKind(`${apiVersion}`, `${kind}`);

function missingFrom(value: unknown): readonly string[] {
  const { apiVersion, kind, metadata } = at(value);
  const { name, generateName } = at(metadata);
  const present = {
    apiVersion: isText(apiVersion),
    kind: isText(kind),
    'metadata.name': isText(name) || isText(generateName),
  };
  return Object.entries(present).flatMap(([field, there]) => (there ? [] : [field]));
}

/** With metadata, and without those fields of it that are null: to the API server they are not there. */
const withMetadata = (value: Manifest): Manifest => {
  if (!isMap(value.metadata)) return { ...value, metadata: { name: '' } };
  const entries = Object.entries(value.metadata);
  const present = entries.filter(([, field]) => field !== null);
  return present.length === entries.length ? value : { ...value, metadata: Object.fromEntries(present) as Metadata };
};

/** An object whose name the API server completes goes by what it begins with. */
const named = (object: GraphObject): GraphObject =>
  object.name ? object : { ...object, name: textOf(object.manifest.metadata['generateName']) ?? '' };

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Files that belong to a tool and never reach a cluster. */
const isLocalConfig = (value: unknown): boolean =>
  textOf(at(value)['apiVersion'])?.startsWith('kustomize.config.k8s.io/') === true;

/**
 * JSON is many things besides manifests: the policy of a bucket, the packages of a project. So are templates, the values
 * of a chart and the files of other tools. A JSON patch is a list of operations.
 */
const isOtherData = (file: string, value: unknown): boolean =>
  (otherFiles.test(file) && isMap(value) && missingFrom(value).length === 3) || isJsonPatch(value);

const otherFiles =
  /\.json$|(^|\/)(templates|workflows)\/[^/]*$|(^|[/._-])values[^/]*\.ya?ml$|(^|\/)(docker-)?compose[^/]*\.ya?ml$|(^|\/)(kustomization|mkdocs|Taskfile|action|renovate|codecov|pnpm-(workspace|lock))\.ya?ml$/;

const isJsonPatch = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(each => isMap(each) && isText(each['op']) && typeof each['path'] === 'string');
