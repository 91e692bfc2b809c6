import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { podPath, type Workload } from '../../graph/workload.js';
import { labelFault, labelValueFault, qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { expressionRefusals, labelRefusals, selectorRefusals } from './selector.js';
import { empty, isSet, misnamed, notOneOf, outside, repeated } from './values.js';

/** Refusals in everything that decides about the node of a pod. */
export function* schedulingRefusals(workload: Workload): Iterable<Refusal> {
  const { spec } = workload;
  yield* labelRefusals(podPath(workload, 'nodeSelector'), spec['nodeSelector']);
  for (const [i, toleration] of listOf(spec['tolerations']).entries())
    yield* tolerationRefusals(podPath(workload, `tolerations[${i}]`), fieldsOf(toleration));
  yield* affinityRefusals(podPath(workload, 'affinity'), fieldsOf(spec['affinity']));
  yield* spreadRefusals(podPath(workload, 'topologySpreadConstraints'), spec['topologySpreadConstraints']);
  yield* repeated(podPath(workload, 'schedulingGates'), spec['schedulingGates'], gate => textOf(at(gate)['name']));
  yield* gateRefusals(podPath(workload, 'schedulingGates'), spec['schedulingGates'], 'name');
  yield* gateRefusals(podPath(workload, 'readinessGates'), spec['readinessGates'], 'conditionType');
  if (workload.object.kind === 'Pod' && isSet(spec['nodeName']) && listOf(spec['schedulingGates']).length > 0)
    yield [podPath(workload, 'nodeName'), 'is set beside schedulingGates, which keep the pod from every node'];
}

function* gateRefusals(path: string, gates: unknown, field: string): Iterable<Refusal> {
  for (const [i, gate] of listOf(gates).entries()) {
    const name = textOf(at(gate)[field]);
    const wrong = name === undefined ? undefined : qualifiedNameFault(name);
    if (wrong) yield [`${path}[${i}].${field}`, `${quoted(name)}: ${wrong}`];
  }
}

/** Refusals in a toleration. */
export function* tolerationRefusals(path: string, toleration: Record<string, unknown>): Iterable<Refusal> {
  const { key, value, effect, tolerationSeconds } = toleration;
  const operator = isSet(toleration['operator']) ? toleration['operator'] : 'Equal';
  yield* misnamed(`${path}.key`, key, qualifiedNameFault, 'the key of a taint');
  if (operator === 'Exists' && isSet(value))
    yield [`${path}.value`, `${quoted(value)} is set beside operator Exists, which takes no value`];
  if (operator === 'Equal') yield* misnamed(`${path}.value`, value, labelValueFault, 'the value of a taint');
  // Servers need a feature gate for Gt and Lt, which none has by default.
  yield* notOneOf(`${path}.operator`, operator, ['Equal', 'Exists']);
  if (!isSet(key) && operator === 'Equal')
    yield [`${path}.operator`, `${quoted(operator)} needs a key; without one, only Exists is allowed`];
  if (typeof tolerationSeconds === 'number' && effect !== 'NoExecute')
    yield [`${path}.effect`, `${quoted(effect)} is beside tolerationSeconds; allowed is NoExecute`];
}

const nodeOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const needed = 'requiredDuringSchedulingIgnoredDuringExecution';

function* affinityRefusals(
  path: string,
  { nodeAffinity, podAffinity, podAntiAffinity }: Record<string, unknown>,
): Iterable<Refusal> {
  const required = at(nodeAffinity)[needed];
  const node = `${path}.nodeAffinity`;
  if (isMap(required)) {
    const terms = `${node}.${needed}.nodeSelectorTerms`;
    const list = listOf(required['nodeSelectorTerms']);
    if (list.length === 0) yield [terms, 'is missing or empty; at least one term is required'];
    for (const [i, term] of list.entries()) yield* nodeTermRefusals(`${terms}[${i}]`, term, true);
  }
  for (const [i, entry] of preferredOf(nodeAffinity).entries()) {
    const place = `${node}.${preferred}[${i}]`;
    yield* outside(`${place}.weight`, entry['weight'], 1, 100);
    yield* nodeTermRefusals(`${place}.preference`, entry['preference'], false);
  }
  for (const [name, affinity] of Object.entries({ podAffinity, podAntiAffinity })) {
    const place = `${path}.${name}`;
    for (const [i, term] of listOf(at(affinity)[needed]).entries())
      yield* podTermRefusals(`${place}.${needed}[${i}]`, term);
    for (const [i, entry] of preferredOf(affinity).entries()) {
      yield* outside(`${place}.${preferred}[${i}].weight`, entry['weight'], 1, 100);
      yield* podTermRefusals(`${place}.${preferred}[${i}].podAffinityTerm`, entry['podAffinityTerm']);
    }
  }
}

const preferredOf = (affinity: unknown) => listOf(at(affinity)[preferred]).map(fieldsOf);

/** Refusals in a term that selects nodes; values of what is only preferred may be anything. */
export function* nodeTermRefusals(path: string, term: unknown, isRequired: boolean): Iterable<Refusal> {
  for (const [i, expression] of listOf(at(term)['matchExpressions']).entries())
    yield* expressionRefusals(`${path}.matchExpressions[${i}]`, expression, nodeOperators, isRequired);
  for (const [i, { key, operator, values }] of listOf(at(term)['matchFields']).map(fieldsOf).entries()) {
    const place = `${path}.matchFields[${i}]`;
    if (key !== 'metadata.name') yield [`${place}.key`, `${quoted(key)} is not supported; allowed is metadata.name`];
    yield* notOneOf(`${place}.operator`, operator, ['In', 'NotIn']);
    if (listOf(values).length !== 1)
      yield [`${place}.values`, `has ${listOf(values).length} values; a field is compared with exactly one`];
    for (const [k, name] of listOf(values).entries()) {
      yield* empty(`${place}.values[${k}]`, name ?? '', 'name a node');
      yield* misnamed(`${place}.values[${k}]`, name, subdomainFault, 'the name of a node');
    }
  }
}

function* podTermRefusals(path: string, term: unknown): Iterable<Refusal> {
  const { labelSelector, namespaceSelector, topologyKey, namespaces } = fieldsOf(term);
  yield* selectorRefusals(`${path}.labelSelector`, labelSelector);
  yield* selectorRefusals(`${path}.namespaceSelector`, namespaceSelector);
  yield* empty(`${path}.topologyKey`, topologyKey, 'name a label of nodes');
  yield* misnamed(`${path}.topologyKey`, topologyKey, qualifiedNameFault, 'a label of nodes');
  for (const [i, name] of listOf(namespaces).entries()) {
    yield* empty(`${path}.namespaces[${i}]`, name ?? '', 'name a namespace');
    yield* misnamed(`${path}.namespaces[${i}]`, name, labelFault, 'the name of a namespace');
  }
  yield* keyRefusals(path, fieldsOf(term));
}

/** Keys of labels that narrow a selector down. */
function* keyRefusals(
  path: string,
  { labelSelector, matchLabelKeys, mismatchLabelKeys }: Record<string, unknown>,
): Iterable<Refusal> {
  for (const [field, keys] of Object.entries({ matchLabelKeys, mismatchLabelKeys })) {
    const list = listOf(keys);
    if (list.length > 0 && !isMap(labelSelector))
      yield [`${path}.${field}`, 'is set without a labelSelector, which it narrows down'];
    else
      for (const [i, key] of list.entries()) {
        yield* empty(`${path}.${field}[${i}]`, key ?? '', 'write the key of a label');
        yield* misnamed(`${path}.${field}[${i}]`, key, qualifiedNameFault, 'the key of a label');
      }
  }
  for (const [i, key] of listOf(matchLabelKeys).entries())
    if (listOf(mismatchLabelKeys).includes(key))
      yield [`${path}.matchLabelKeys[${i}]`, `${quoted(key)} is in mismatchLabelKeys as well`];
}

function* spreadRefusals(path: string, constraints: unknown): Iterable<Refusal> {
  yield* repeated(path, constraints, constraint => {
    const { topologyKey, whenUnsatisfiable } = fieldsOf(constraint);
    return typeof topologyKey === 'string' ? `{${topologyKey}, ${whenUnsatisfiable}}` : undefined;
  });
  for (const [i, constraint] of listOf(constraints).map(fieldsOf).entries()) {
    const { maxSkew, minDomains, whenUnsatisfiable, labelSelector, matchLabelKeys, topologyKey } = constraint;
    const place = `${path}[${i}]`;
    yield* outside(`${place}.maxSkew`, maxSkew, 1);
    yield* outside(`${place}.minDomains`, minDomains, 1);
    yield* empty(`${place}.topologyKey`, topologyKey, 'name a label of nodes');
    if (isSet(minDomains) && whenUnsatisfiable === 'ScheduleAnyway')
      yield [`${place}.minDomains`, 'is set beside whenUnsatisfiable ScheduleAnyway; allowed is DoNotSchedule'];
    yield* selectorRefusals(`${place}.labelSelector`, labelSelector);
    yield* keyRefusals(place, { labelSelector, matchLabelKeys });
  }
}
