import { at, fieldsOf, listOf } from '../../graph/fields.js';
import { qualifiedNameFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { fraction } from './resources.js';
import { negative } from './values.js';

const compute = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];
const counted = [
  ...['pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps'],
  ...['persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers'],
];
const known = [
  ...compute,
  ...counted,
  ...['ephemeral-storage', 'requests.storage', 'requests.ephemeral-storage', 'limits.ephemeral-storage'],
];
const isHugePages = (name: string): boolean => /^(requests\.)?hugepages-/.test(name);

/** What keeps a name from being a resource at all. */
export function resourceFault(name: string): string | undefined {
  const wrong = qualifiedNameFault(name);
  if (wrong) return `${quoted(name)}: ${wrong}`;
  return name.includes('/') || name === 'storage' || known.includes(name) || isHugePages(name)
    ? undefined
    : `"${name}" is not a resource of quotas or limits`;
}

export const quota: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  const hard = fieldsOf(spec['hard']);
  for (const [name, amount] of Object.entries(hard)) {
    const place = `spec.hard["${name}"]`;
    yield* negative(place, amount);
    const wrong =
      resourceFault(name) ??
      (name === 'storage' ? '"storage" is not a resource of quotas; allowed is requests.storage' : undefined);
    if (wrong) yield [place, wrong];
    if (counted.includes(name)) yield* fraction(place, name, amount);
  }
  const scopes = listOf(spec['scopes']);
  for (const scope of scopes) yield* scopeRefusals('spec.scopes', scope, Object.keys(hard));
  yield* conflicting('spec.scopes', scopes);
  yield* selectorRefusals(spec, Object.keys(hard));
};

/** What each scope counts; other resources may not be beside it. */
const countedIn: Readonly<Record<string, readonly string[]>> = {
  BestEffort: ['pods'],
  NotBestEffort: ['pods', ...compute],
  Terminating: ['pods', ...compute],
  NotTerminating: ['pods', ...compute],
  PriorityClass: ['pods', ...compute],
  CrossNamespacePodAffinity: ['pods', ...compute],
  VolumeAttributesClass: ['persistentvolumeclaims', 'requests.storage'],
};

function* scopeRefusals(path: string, scope: unknown, hard: readonly string[]): Iterable<Refusal> {
  const allowed = countedIn[String(scope)];
  const other = allowed && hard.find(name => (known.includes(name) || isHugePages(name)) && !allowed.includes(name));
  if (other !== undefined)
    yield [path, `has ${scope} beside "${other}"; that scope counts ${(allowed ?? []).join(', ')} alone`];
}

function* conflicting(path: string, scopes: readonly unknown[]): Iterable<Refusal> {
  for (const [one, another] of [
    ['BestEffort', 'NotBestEffort'],
    ['Terminating', 'NotTerminating'],
  ])
    if (scopes.includes(one) && scopes.includes(another)) yield [path, `has ${one} beside ${another}: no pod is both`];
}

function* selectorRefusals(spec: Record<string, unknown>, hard: readonly string[]): Iterable<Refusal> {
  const path = 'spec.scopeSelector.matchExpressions';
  const expressions = listOf(at(spec, 'scopeSelector')['matchExpressions']).map(fieldsOf);
  for (const [i, { scopeName, operator, values }] of expressions.entries()) {
    const place = `${path}[${i}]`;
    yield* scopeRefusals(`${place}.scopeName`, scopeName, hard);
    const count = listOf(values).length;
    if (scopeName !== 'PriorityClass' && scopeName !== 'VolumeAttributesClass' && operator !== 'Exists')
      yield [`${place}.operator`, `${quoted(operator)} is beside ${quoted(scopeName)}; allowed is Exists`];
    if ((operator === 'In' || operator === 'NotIn') && count === 0)
      yield [`${place}.values`, `is empty; operator ${operator} needs at least one value`];
    if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
      yield [`${place}.values`, `is set beside operator ${operator}, which takes no value`];
  }
  yield* conflicting(
    path,
    expressions.map(({ scopeName }) => scopeName),
  );
}
