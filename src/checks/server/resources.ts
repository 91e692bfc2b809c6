import { fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { qualifiedNameFault } from '../../manifest/names.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { isSet, negative, repeated } from './values.js';

const ofContainers = ['cpu', 'memory', 'ephemeral-storage'];
const ofPods = ['cpu', 'memory'];
const hugePages = 'hugepages-';

/** Refusals in the requests and limits of a container. */
export const containerResources = (path: string, resources: Record<string, unknown>): Iterable<Refusal> =>
  resourceRefusals(path, resources, containerResourceFault);

/** Refusals in the requests and limits of a whole pod. */
export function* podResources(path: string, resources: Record<string, unknown>): Iterable<Refusal> {
  yield* resourceRefusals(path, resources, name =>
    ofPods.includes(name) || name.startsWith(hugePages)
      ? undefined
      : `"${name}" is not a resource of pods; allowed is ${ofPods.join(', ')} or hugepages-<size>`,
  );
  if (listOf(resources['claims']).length > 0) yield [`${path}.claims`, 'is set; only containers have claims'];
}

/** Whether the name is one in a domain of its own, whose amounts are whole and cannot be overcommitted. */
const isExtended = (name: string): boolean => name.includes('/') && !name.includes('kubernetes.io/');

/** What keeps a name from being a resource of containers. */
export function containerResourceFault(name: string): string | undefined {
  if (!name.includes('/'))
    return ofContainers.includes(name) || name.startsWith(hugePages)
      ? undefined
      : `"${name}" is not a resource of containers; allowed is ${ofContainers.join(', ')}, hugepages-<size> or a name with a domain`;
  if (isExtended(name) && name.startsWith('requests.')) return `"${name}" begins with "requests.", which is for quotas`;
  const wrong = qualifiedNameFault(isExtended(name) ? `requests.${name}` : name);
  return wrong && `${quoted(name)}: ${wrong}`;
}

function* resourceRefusals(
  path: string,
  { requests, limits }: Record<string, unknown>,
  faultOf: (name: string) => string | undefined,
): Iterable<Refusal> {
  const names = new Set<string>();
  for (const [side, amounts] of Object.entries({ requests, limits })) {
    for (const [name, amount] of Object.entries(fieldsOf(amounts))) {
      names.add(name);
      const place = `${path}.${side}["${name}"]`;
      const wrong = faultOf(name);
      if (wrong) yield [place, wrong];
      yield* negative(place, amount);
      if (isExtended(name)) yield* fraction(place, name, amount);
      if (name.startsWith(hugePages)) yield* dividedPage(place, name, amount);
    }
  }
  if ([...names].some(name => name.startsWith(hugePages)) && !names.has('cpu') && !names.has('memory'))
    yield [path, 'has huge pages without cpu or memory; they are allowed only together'];
  yield* overcommitted(path, fieldsOf(requests), fieldsOf(limits));
}

export function* fraction(place: string, name: string, amount: unknown): Iterable<Refusal> {
  if (!Number.isInteger(quantity(amount) ?? 0))
    yield [place, `${quoted(amount)} is not a whole number, and "${name}" is not divisible`];
}

function* dividedPage(place: string, name: string, amount: unknown): Iterable<Refusal> {
  const size = quantity(name.slice(hugePages.length));
  if (size === undefined || size <= 0 || (quantity(amount) ?? 0) % size !== 0)
    yield [place, `${quoted(amount)} is not a multiple of the page size in "${name}"`];
}

function* overcommitted(
  path: string,
  requests: Record<string, unknown>,
  limits: Record<string, unknown>,
): Iterable<Refusal> {
  for (const [name, request] of Object.entries(requests)) {
    if (!isExtended(name) && !name.startsWith(hugePages)) continue;
    const limit = limits[name];
    const place = `${path}.limits["${name}"]`;
    if (!isSet(limit))
      yield [place, `is missing; "${name}" cannot be overcommitted, so its limit must equal its request`];
    else if (quantity(limit) !== quantity(request))
      yield [place, `${quoted(limit)} differs from the request ${quoted(request)}; "${name}" cannot be overcommitted`];
  }
}

/** Refusals in the claims of a container, which name claims of its pod. */
export function* claimNames(path: string, claims: unknown, ofPod: ReadonlySet<string>): Iterable<Refusal> {
  yield* repeated(path, claims, claim => textOf(fieldsOf(claim)['name']));
  for (const [i, claim] of listOf(claims).map(fieldsOf).entries()) {
    const name = textOf(claim['name']) ?? '';
    if (!ofPod.has(name)) yield [`${path}[${i}].name`, `${quoted(name)} is not a claim of the pod`];
  }
}
