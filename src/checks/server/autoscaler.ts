import { at, fieldsOf, isMap, listOf } from '../../graph/fields.js';
import type { Refusal, Rules } from './refusal.js';
import { outside, setOf } from './values.js';

const sources: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};
const targets = ['averageUtilization', 'averageValue', 'value'];

export const autoscaler: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  yield* outside('spec.maxReplicas', spec['maxReplicas'], 1);
  yield* outside('spec.minReplicas', spec['minReplicas'], 0);
  for (const [i, metric] of listOf(spec['metrics']).map(fieldsOf).entries())
    yield* metricRefusals(`spec.metrics[${i}]`, metric);
  for (const direction of ['scaleUp', 'scaleDown'])
    yield* behavior(`spec.behavior.${direction}`, at(spec, 'behavior', direction));
};

function* metricRefusals(path: string, metric: Record<string, unknown>): Iterable<Refusal> {
  const field = sources[String(metric['type'])];
  if (field === undefined) return; // The schema judges the type.
  if (!isMap(metric[field])) yield [`${path}.${field}`, `is missing; a metric of type ${metric['type']} needs it`];
  for (const other of setOf(metric, Object.values(sources)))
    if (other !== field) yield [`${path}.${other}`, `is set beside type ${metric['type']}, which has ${field}`];
  const target = at(metric, field, 'target');
  const set = setOf(target, targets);
  if (isMap(metric[field]) && set.length === 0)
    yield [`${path}.${field}.target`, `has no value; allowed is one of ${targets.join(', ')}`];
  if (set.includes('averageUtilization') && set.includes('averageValue'))
    yield [`${path}.${field}.target`, 'has averageUtilization and averageValue; allowed is one of them'];
  yield* outside(`${path}.${field}.target.averageUtilization`, target['averageUtilization'], 1);
}

function* behavior(path: string, rules: Record<string, unknown>): Iterable<Refusal> {
  yield* outside(`${path}.stabilizationWindowSeconds`, rules['stabilizationWindowSeconds'], 0, 3600);
  for (const [i, policy] of listOf(rules['policies']).map(fieldsOf).entries()) {
    yield* outside(`${path}.policies[${i}].periodSeconds`, policy['periodSeconds'], 1, 1800);
    yield* outside(`${path}.policies[${i}].value`, policy['value'], 1);
  }
}
