import type { GraphObject } from '../graph/object.js';
import { imageFaults, parseImage } from '../manifest/image.js';
import { isMap } from '../manifest/map.js';

/** An image as CycloneDX has it. */
export interface BillComponent {
  readonly type: 'container';
  /** The package URL, which names it in the bill. */
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version?: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  /** The objects that run it. */
  readonly properties: readonly { readonly name: 'plainsail:object'; readonly value: string }[];
}

/** A bill of materials in the JSON of CycloneDX 1.6: the images of one environment, sorted; the same bytes each time. */
export interface Bill {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: { readonly component: { readonly type: 'application'; readonly name: string } };
  readonly components: readonly BillComponent[];
}

/** The bill of an environment: every image that a container or an operator is given by its manifests. */
export function billOf(environment: string, objects: readonly GraphObject[]): Bill {
  const users = new Map<string, Set<string>>();
  for (const object of objects) {
    const { kind, namespace, name } = object;
    const user = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
    for (const image of imagesIn(object.manifest)) users.set(image, (users.get(image) ?? new Set()).add(user));
  }
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    metadata: { component: { type: 'application', name: environment } },
    components: [...users.keys()].sort().map(image => component(image, [...(users.get(image) ?? [])].sort())),
  };
}

function component(image: string, users: readonly string[]): BillComponent {
  const { repository, tag, digest } = parseImage(image);
  const [algorithm = '', content = ''] = digest?.split(':') ?? [];
  const last = repository.slice(repository.lastIndexOf('/') + 1);
  const qualifiers = [`repository_url=${encodeURIComponent(repository)}`, ...(tag === undefined ? [] : [`tag=${tag}`])];
  const purl = `pkg:oci/${last}${digest === undefined ? '' : `@${encodeURIComponent(digest)}`}?${qualifiers.join('&')}`;
  const version = tag ?? digest;
  return {
    ...{ type: 'container', 'bom-ref': purl, name: repository },
    ...(version !== undefined && { version }),
    purl,
    ...(digest !== undefined && { hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content }] }),
    properties: users.map(value => ({ name: 'plainsail:object', value })),
  };
}

/** Fields by which containers and the custom kinds of operators name an image. */
const fields: readonly string[] = ['image', 'imageName'];

function* imagesIn(value: unknown): Iterable<string> {
  if (Array.isArray(value)) for (const each of value) yield* imagesIn(each);
  if (!isMap(value)) return;
  for (const [key, each] of Object.entries(value)) {
    if (typeof each !== 'string') yield* imagesIn(each);
    else if (fields.includes(key) && imageFaults(each).length === 0) yield each;
  }
}
