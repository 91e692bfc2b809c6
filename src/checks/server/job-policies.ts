import { at, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { qualifiedNameFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { isSet, notOneOf, outside, tooMany } from './values.js';

/** Refusals in the policies of a Job: when it has failed, and when it has succeeded. */
export function* failureRefusals(path: string, spec: Record<string, unknown>): Iterable<Refusal> {
  const { podFailurePolicy, podReplacementPolicy, successPolicy, template, completionMode } = spec;
  const pod = at(template, 'spec');
  if (isMap(podFailurePolicy)) {
    if (pod['restartPolicy'] !== 'Never')
      yield [
        `${path}.template.spec.restartPolicy`,
        `${quoted(pod['restartPolicy'])} is beside podFailurePolicy; allowed is Never`,
      ];
    if (isSet(podReplacementPolicy)) yield* notOneOf(`${path}.podReplacementPolicy`, podReplacementPolicy, ['Failed']);
    yield* tooMany(`${path}.podFailurePolicy.rules`, podFailurePolicy['rules'], 20);
    for (const [i, rule] of listOf(podFailurePolicy['rules']).map(fieldsOf).entries())
      yield* ruleRefusals(`${path}.podFailurePolicy.rules[${i}]`, rule, spec);
  }
  if (isMap(successPolicy) && completionMode === 'Indexed')
    yield* successRefusals(`${path}.successPolicy`, successPolicy, numberOf(spec['completions']) ?? 0);
}

function* ruleRefusals(path: string, rule: Record<string, unknown>, spec: Record<string, unknown>): Iterable<Refusal> {
  const { action, onExitCodes, onPodConditions } = rule;
  if (action === 'FailIndex' && !isSet(spec['backoffLimitPerIndex']))
    yield [`${path}.action`, '"FailIndex" needs backoffLimitPerIndex'];
  const conditions = listOf(onPodConditions);
  if (isMap(onExitCodes) === conditions.length > 0)
    yield [path, 'needs exactly one of onExitCodes and onPodConditions'];
  yield* tooMany(`${path}.onPodConditions`, onPodConditions, 20);
  for (const [i, { type, status }] of conditions.map(fieldsOf).entries()) {
    const place = `${path}.onPodConditions[${i}]`;
    const wrong = qualifiedNameFault(textOf(type) ?? '');
    if (wrong) yield [`${place}.type`, `${quoted(type)}: ${wrong}`];
    yield* notOneOf(`${place}.status`, status, ['True', 'False', 'Unknown']);
  }
  if (isMap(onExitCodes)) yield* codeRefusals(`${path}.onExitCodes`, onExitCodes, at(spec, 'template', 'spec'));
}

function* codeRefusals(path: string, codes: Record<string, unknown>, pod: Record<string, unknown>): Iterable<Refusal> {
  const { operator, containerName } = codes;
  const values = listOf(codes['values']);
  const names = [...listOf(pod['containers']), ...listOf(pod['initContainers'])].map(each => at(each)['name']);
  if (textOf(containerName) !== undefined && !names.includes(containerName))
    yield [`${path}.containerName`, `${quoted(containerName)} is not a container of the pod`];
  if (values.length === 0) yield [`${path}.values`, 'is missing or empty; at least one exit code is required'];
  yield* tooMany(`${path}.values`, values, 255);
  if (operator === 'In' && values.includes(0)) yield [`${path}.values`, 'has 0, which is not a failure'];
  if (new Set(values).size < values.length) yield [`${path}.values`, 'has an exit code twice'];
  if (values.some((value, i) => i > 0 && Number(values[i - 1]) > Number(value)))
    yield [`${path}.values`, 'is not in ascending order'];
}

function* successRefusals(path: string, { rules }: Record<string, unknown>, completions: number): Iterable<Refusal> {
  const list = listOf(rules).map(fieldsOf);
  if (list.length === 0) yield [`${path}.rules`, 'is missing or empty; at least one rule is required'];
  yield* tooMany(`${path}.rules`, rules, 20);
  for (const [i, { succeededCount, succeededIndexes }] of list.entries()) {
    const place = `${path}.rules[${i}]`;
    if (!isSet(succeededCount) && textOf(succeededIndexes) === undefined)
      yield [place, 'needs succeededCount, succeededIndexes or both'];
    const count = countOf(textOf(succeededIndexes), completions);
    if (count === undefined)
      yield [
        `${place}.succeededIndexes`,
        `${quoted(succeededIndexes)} is not a list such as "0,2-4" in ascending order below ${completions}`,
      ];
    yield* outside(`${place}.succeededCount`, succeededCount, 0, Math.min(completions, count ?? completions));
  }
}

/** How many indexes a text such as `0,2-4` names; without a text, all of them. */
function countOf(text: string | undefined, completions: number): number | undefined {
  if (text === undefined) return completions;
  if (text === '') return 0;
  let [count, last] = [0, -1];
  for (const part of text.split(',')) {
    const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const [first, end] = [Number(from), Number(to)];
    if (from === '' || first <= last || end < first || end >= completions || (part.includes('-') && end === first))
      return undefined;
    count += end - first + 1;
    last = end;
  }
  return count;
}
