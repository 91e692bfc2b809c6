import { at, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { labelFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { empty, isSet, misnamed, notOneOf, outside, required } from './values.js';

const sources: Readonly<Record<string, string>> = {
  Group: 'group',
  ServiceAccount: 'serviceAccount',
  User: 'user',
};

/** What the API server refuses where requests are sorted into priorities. */
export const flowSchema: Rules = function* ({ name, manifest }) {
  const { matchingPrecedence, distinguisherMethod, priorityLevelConfiguration, rules } = at(manifest, 'spec');
  yield* outside('spec.matchingPrecedence', matchingPrecedence, 0, 10_000);
  if (matchingPrecedence === 1 && name !== 'exempt')
    yield ['spec.matchingPrecedence', '1 is for the FlowSchema named "exempt"'];
  const { type } = fieldsOf(distinguisherMethod);
  yield* empty('spec.distinguisherMethod.type', type, 'allowed is ByNamespace or ByUser');
  yield* notOneOf('spec.distinguisherMethod.type', type, ['ByNamespace', 'ByUser']);
  const level = at(priorityLevelConfiguration)['name'];
  yield* required('spec.priorityLevelConfiguration.name', level, 'name the PriorityLevelConfiguration');
  yield* misnamed('spec.priorityLevelConfiguration.name', level, subdomainFault, 'the name of one');
  for (const [i, rule] of listOf(rules).map(fieldsOf).entries()) yield* ruleRefusals(`spec.rules[${i}]`, rule);
};

function* ruleRefusals(path: string, rule: Record<string, unknown>): Iterable<Refusal> {
  const [subjects, resources, urls] = ['subjects', 'resourceRules', 'nonResourceRules'].map(field =>
    listOf(rule[field]).map(fieldsOf),
  );
  if (subjects!.length === 0) yield [`${path}.subjects`, 'is missing or empty; at least one is required'];
  if (resources!.length + urls!.length === 0)
    yield [path, 'has neither resourceRules nor nonResourceRules; one of them is required'];
  for (const [i, subject] of subjects!.entries()) yield* subjectRefusals(`${path}.subjects[${i}]`, subject);
  for (const [i, each] of resources!.entries()) {
    const place = `${path}.resourceRules[${i}]`;
    yield* verbRefusals(place, each);
    for (const field of ['apiGroups', 'resources']) yield* someOrAll(`${place}.${field}`, each[field]);
    const namespaces = listOf(each['namespaces']);
    if (namespaces.length === 0 && each['clusterScope'] === true) continue;
    yield* someOrAll(`${place}.namespaces`, namespaces);
    for (const [k, name] of namespaces.entries()) {
      yield* empty(`${place}.namespaces[${k}]`, name ?? '', 'name a namespace');
      if (name !== '*') yield* misnamed(`${place}.namespaces[${k}]`, name, labelFault, 'the name of a namespace');
    }
  }
  for (const [i, each] of urls!.entries()) {
    const place = `${path}.nonResourceRules[${i}]`;
    yield* verbRefusals(place, each);
    yield* someOrAll(`${place}.nonResourceURLs`, each['nonResourceURLs']);
    for (const [k, url] of listOf(each['nonResourceURLs']).entries())
      if (!isPath(textOf(url) ?? ''))
        yield [`${place}.nonResourceURLs[${k}]`, `${quoted(url)} is not a path such as "/healthz" or "/metrics/*"`];
  }
}

const isPath = (url: string): boolean =>
  url === '*' || url === '/' || (/^\/[^*]*(?:(?<=\/)\*)?$/.test(url) && !/ |\/\//.test(url));

function* subjectRefusals(path: string, subject: Record<string, unknown>): Iterable<Refusal> {
  const { kind } = subject;
  yield* empty(`${path}.kind`, kind, `allowed is ${Object.keys(sources).join(', ')}`);
  yield* notOneOf(`${path}.kind`, kind, Object.keys(sources));
  const field = sources[String(kind)];
  if (field === undefined) return;
  for (const other of Object.values(sources))
    if (other !== field && isMap(subject[other]))
      yield [`${path}.${other}`, `is set beside kind ${kind}, which has ${field}`];
  const source = subject[field];
  if (!isMap(source)) {
    yield [`${path}.${field}`, `is missing; a subject of kind ${kind} has it`];
    return;
  }
  yield* required(`${path}.${field}.name`, source['name'], 'name the subject');
  if (kind !== 'ServiceAccount') return;
  if (source['name'] !== '*')
    yield* misnamed(`${path}.${field}.name`, source['name'], subdomainFault, 'the name of a ServiceAccount');
  yield* required(`${path}.${field}.namespace`, source['namespace'], 'name its namespace');
  yield* misnamed(`${path}.${field}.namespace`, source['namespace'], labelFault, 'the name of a namespace');
}

const verbs = [
  ...['get', 'list', 'create', 'update', 'delete', 'deletecollection', 'patch', 'watch', 'proxy', 'redirect'],
  ...['connect', 'head', 'post', 'put', 'options'],
];

function* verbRefusals(path: string, rule: Record<string, unknown>): Iterable<Refusal> {
  yield* someOrAll(`${path}.verbs`, rule['verbs']);
  for (const [i, verb] of listOf(rule['verbs']).entries()) {
    yield* empty(`${path}.verbs[${i}]`, verb ?? '', 'name a verb');
    yield* notOneOf(`${path}.verbs[${i}]`, verb, [...verbs, '*']);
  }
}

function* someOrAll(path: string, value: unknown): Iterable<Refusal> {
  const list = listOf(value);
  if (list.length === 0) yield [path, 'is missing or empty; at least one is required'];
  if (list.length > 1 && list.includes('*')) yield [path, 'has "*" beside others; allowed is one of them'];
  if (list.includes(null)) yield [path, 'has null; server-side apply merges the list by its items'];
  if (new Set(list).size < list.length)
    yield [path, 'has an item twice; server-side apply merges the list by its items'];
}

/** What the API server refuses in how many requests of a priority it works on. */
export const priorityLevel: Rules = function* ({ name, manifest }) {
  const { type, limited, exempt } = at(manifest, 'spec');
  yield* required('spec.type', type, 'allowed is Limited or Exempt');
  yield* notOneOf('spec.type', type, ['Exempt', 'Limited']);
  if ((name === 'exempt') !== (type === 'Exempt'))
    yield ['spec.type', `is ${quoted(type)}; only the level named "exempt" is Exempt, and no other`];
  if (type === 'Exempt' && isMap(limited)) yield ['spec.limited', 'is set beside type Exempt'];
  if (type === 'Limited' && isMap(exempt)) yield ['spec.exempt', 'is set beside type Limited'];
  if (type === 'Limited' && !isMap(limited)) yield ['spec.limited', 'is missing; type Limited needs it'];
  for (const [field, level] of Object.entries({ limited, exempt })) {
    yield* outside(`spec.${field}.nominalConcurrencyShares`, at(level)['nominalConcurrencyShares'], 0);
    yield* outside(`spec.${field}.lendablePercent`, at(level)['lendablePercent'], 0, 100);
    yield* outside(`spec.${field}.borrowingLimitPercent`, at(level)['borrowingLimitPercent'], 0);
  }
  if (isMap(limited)) yield* responseRefusals('spec.limited.limitResponse', fieldsOf(limited['limitResponse']));
};

function* responseRefusals(path: string, { type, queuing }: Record<string, unknown>): Iterable<Refusal> {
  yield* required(`${path}.type`, type, 'allowed is Queue or Reject');
  yield* notOneOf(`${path}.type`, type, ['Queue', 'Reject']);
  if (type === 'Reject' && isMap(queuing)) yield [`${path}.queuing`, 'is set beside type Reject'];
  if (type !== 'Queue') return;
  if (!isMap(queuing)) {
    yield [`${path}.queuing`, 'is missing; type Queue needs it'];
    return;
  }
  const given = (field: string, otherwise: number) =>
    isSet(queuing[field]) && queuing[field] !== 0 ? (numberOf(queuing[field]) ?? otherwise) : otherwise;
  const queues = given('queues', 64);
  yield* outside(`${path}.queuing.queueLengthLimit`, given('queueLengthLimit', 50), 1);
  yield* outside(`${path}.queuing.queues`, queues, 1, 10_000_000);
  const hand = given('handSize', 8);
  yield* outside(`${path}.queuing.handSize`, hand, 1, Math.max(queues, 1));
  if (entropy(queues, hand) > 60)
    yield [`${path}.queuing.handSize`, `${hand} of ${queues} queues are more ways than 60 bits count`];
}

/** Bits that tell all hands of a deck apart. */
function entropy(deck: number, hand: number): number {
  let ways = 1;
  for (let i = 0; i < hand && i < 64; i += 1) ways *= Math.max(deck - i, 1);
  return Math.ceil(Math.log2(ways));
}
