import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { podPath, type Workload } from '../../graph/workload.js';
import { qualifiedNameFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { expressionRefusals, labelRefusals, selectorRefusals } from './selector.js';
import { isSet, outside, repeated } from './values.js';

/** Refusals in everything that decides about the node of a pod. */
export function* schedulingRefusals(workload: Workload): Iterable<Refusal> {
  const { spec } = workload;
  yield* labelRefusals(podPath(workload, 'nodeSelector'), spec['nodeSelector']);
  for (const [i, toleration] of listOf(spec['tolerations']).entries())
    yield* tolerationRefusals(podPath(workload, `tolerations[${i}]`), fieldsOf(toleration));
  yield* affinityRefusals(podPath(workload, 'affinity'), fieldsOf(spec['affinity']));
  yield* spreadRefusals(podPath(workload, 'topologySpreadConstraints'), spec['topologySpreadConstraints']);
  yield* repeated(podPath(workload, 'schedulingGates'), spec['schedulingGates'], gate => textOf(at(gate)['name']));
  for (const [i, gate] of listOf(spec['readinessGates']).entries()) {
    const type = textOf(at(gate)['conditionType']);
    const wrong = type === undefined ? undefined : qualifiedNameFault(type);
    if (wrong) yield [podPath(workload, `readinessGates[${i}].conditionType`), `${quoted(type)}: ${wrong}`];
  }
}

function* tolerationRefusals(path: string, toleration: Record<string, unknown>): Iterable<Refusal> {
  const { key, operator = 'Equal', value, effect, tolerationSeconds } = toleration;
  if (operator === 'Exists' && isSet(value) && value !== '')
    yield [`${path}.value`, `${quoted(value)} is set beside operator Exists, which takes no value`];
  if ((!isSet(key) || key === '') && operator !== 'Exists')
    yield [`${path}.operator`, `${quoted(operator)} needs a key; without one, only Exists is allowed`];
  if (isSet(tolerationSeconds) && effect !== 'NoExecute')
    yield [`${path}.effect`, `${quoted(effect)} is beside tolerationSeconds; allowed is NoExecute`];
}

const nodeOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

function* affinityRefusals(
  path: string,
  { nodeAffinity, podAffinity, podAntiAffinity }: Record<string, unknown>,
): Iterable<Refusal> {
  const required = at(nodeAffinity)['requiredDuringSchedulingIgnoredDuringExecution'];
  const node = `${path}.nodeAffinity`;
  if (isMap(required)) {
    const terms = `${node}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
    const list = listOf(required['nodeSelectorTerms']);
    if (list.length === 0) yield [terms, 'is missing or empty; at least one term is required'];
    for (const [i, term] of list.entries()) yield* termRefusals(`${terms}[${i}]`, term);
  }
  for (const [i, entry] of preferredOf(nodeAffinity).entries()) {
    const place = `${node}.${preferred}[${i}]`;
    yield* outside(`${place}.weight`, entry['weight'], 1, 100);
    yield* termRefusals(`${place}.preference`, entry['preference']);
  }
  for (const [name, affinity] of Object.entries({ podAffinity, podAntiAffinity })) {
    const place = `${path}.${name}`;
    for (const [i, term] of listOf(at(affinity)['requiredDuringSchedulingIgnoredDuringExecution']).entries())
      yield* podTermRefusals(`${place}.requiredDuringSchedulingIgnoredDuringExecution[${i}]`, term);
    for (const [i, entry] of preferredOf(affinity).entries()) {
      yield* outside(`${place}.${preferred}[${i}].weight`, entry['weight'], 1, 100);
      yield* podTermRefusals(`${place}.${preferred}[${i}].podAffinityTerm`, entry['podAffinityTerm']);
    }
  }
}

const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const preferredOf = (affinity: unknown) => listOf(at(affinity)[preferred]).map(fieldsOf);

function* termRefusals(path: string, term: unknown): Iterable<Refusal> {
  for (const [i, expression] of listOf(at(term)['matchExpressions']).entries())
    yield* expressionRefusals(`${path}.matchExpressions[${i}]`, expression, nodeOperators);
}

function* podTermRefusals(path: string, term: unknown): Iterable<Refusal> {
  const { labelSelector, namespaceSelector, topologyKey } = fieldsOf(term);
  yield* selectorRefusals(`${path}.labelSelector`, labelSelector);
  yield* selectorRefusals(`${path}.namespaceSelector`, namespaceSelector);
  if (topologyKey === '') yield [`${path}.topologyKey`, 'is empty; name a label of nodes'];
}

function* spreadRefusals(path: string, constraints: unknown): Iterable<Refusal> {
  yield* repeated(path, constraints, constraint => {
    const { topologyKey, whenUnsatisfiable } = fieldsOf(constraint);
    return typeof topologyKey === 'string' ? `{${topologyKey}, ${whenUnsatisfiable}}` : undefined;
  });
  for (const [i, constraint] of listOf(constraints).entries()) {
    const { maxSkew, minDomains, whenUnsatisfiable, matchLabelKeys, labelSelector } = fieldsOf(constraint);
    yield* outside(`${path}[${i}].maxSkew`, maxSkew, 1);
    yield* outside(`${path}[${i}].minDomains`, minDomains, 1);
    if (isSet(minDomains) && whenUnsatisfiable === 'ScheduleAnyway')
      yield [`${path}[${i}].minDomains`, 'is set beside whenUnsatisfiable ScheduleAnyway; allowed is DoNotSchedule'];
    yield* selectorRefusals(`${path}[${i}].labelSelector`, labelSelector);
    if (listOf(matchLabelKeys).length > 0 && !isMap(labelSelector))
      yield [`${path}[${i}].matchLabelKeys`, 'is set without a labelSelector, which it narrows down'];
  }
}
