import { at, fieldsOf, isMap, listOf } from '../../graph/fields.js';
import { labelFault, pathSegmentFault } from '../../manifest/names.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { containerResourceFault } from './resources.js';
import { empty, isSet, misnamed, negative, outside } from './values.js';

const sources: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};
/** What the target of a metric may say; exactly one of them, but for an object, which may have both. */
const targets: Readonly<Record<string, readonly string[]>> = {
  ContainerResource: ['averageUtilization', 'averageValue'],
  External: ['value', 'averageValue'],
  Object: ['value', 'averageValue'],
  Pods: ['averageValue'],
  Resource: ['averageUtilization', 'averageValue'],
};

export const autoscaler: Rules = function* ({ manifest }, server) {
  const spec = at(manifest, 'spec');
  const target = fieldsOf(spec['scaleTargetRef']);
  yield* referenceRefusals('spec.scaleTargetRef', target);
  if (
    server.since('1.34') &&
    !/^[^/]+\//.test(`${target['apiVersion'] ?? ''}`) &&
    target['kind'] !== 'ReplicationController'
  )
    yield [
      'spec.scaleTargetRef.apiVersion',
      `${quoted(target['apiVersion'])} has no API group; write one such as "apps/v1"`,
    ];
  yield* outside('spec.maxReplicas', spec['maxReplicas'], 1);
  // Zero needs a feature gate, which no version has by default.
  yield* outside('spec.minReplicas', spec['minReplicas'], 1);
  yield* outside('spec.targetCPUUtilizationPercentage', spec['targetCPUUtilizationPercentage'], 1);
  for (const [i, metric] of listOf(spec['metrics']).map(fieldsOf).entries())
    yield* metricRefusals(`spec.metrics[${i}]`, metric);
  for (const direction of ['scaleUp', 'scaleDown']) {
    const rules = at(spec, 'behavior')[direction];
    if (isMap(rules)) yield* behaviorRefusals(`spec.behavior.${direction}`, rules);
  }
};

function* referenceRefusals(path: string, reference: Record<string, unknown>): Iterable<Refusal> {
  for (const field of ['kind', 'name']) {
    yield* empty(`${path}.${field}`, reference[field], 'name the object');
    yield* misnamed(`${path}.${field}`, reference[field], pathSegmentFault, `a ${field}`);
  }
  const { apiVersion } = reference;
  if (typeof apiVersion === 'string' && apiVersion.split('/').length > 2)
    yield [`${path}.apiVersion`, `${quoted(apiVersion)} is not an API version such as "apps/v1"`];
}

function* metricRefusals(path: string, metric: Record<string, unknown>): Iterable<Refusal> {
  const type = String(metric['type']);
  const field = sources[type];
  if (field === undefined) return; // The schema checks the type.
  for (const other of Object.values(sources))
    if (other !== field && isSet(metric[other]))
      yield [`${path}.${other}`, `is set beside type ${type}, which has ${field}`];
  const source = metric[field];
  if (!isMap(source)) {
    yield [`${path}.${field}`, `is missing; a metric of type ${type} needs it`];
    return;
  }
  yield* sourceRefusals(`${path}.${field}`, source, type);
  yield* targetRefusals(`${path}.${field}.target`, fieldsOf(source['target']), type);
}

function* sourceRefusals(path: string, source: Record<string, unknown>, type: string): Iterable<Refusal> {
  const { name, container, metric, describedObject } = source;
  yield* empty(`${path}.name`, name, 'name the resource');
  if (type === 'ContainerResource') {
    const wrong = isSet(name) ? containerResourceFault(String(name)) : undefined;
    if (wrong) yield [`${path}.name`, wrong];
    yield* empty(`${path}.container`, container, 'name the container');
    yield* misnamed(`${path}.container`, container, labelFault, 'the name of a container');
  }
  yield* empty(`${path}.metric.name`, at(metric)['name'], 'name the metric');
  yield* misnamed(`${path}.metric.name`, at(metric)['name'], pathSegmentFault, 'the name of a metric');
  if (isMap(describedObject)) yield* referenceRefusals(`${path}.describedObject`, describedObject);
}

function* targetRefusals(path: string, target: Record<string, unknown>, type: string): Iterable<Refusal> {
  const names = targets[type] ?? [];
  const set = names.filter(name => isSet(target[name]));
  if (set.length === 0) yield [path, `has no value; allowed is one of ${names.join(', ')}`];
  if (set.length > 1 && type !== 'Object') yield [path, `has ${set.join(' and ')}; allowed is one of them`];
  yield* outside(`${path}.averageUtilization`, target['averageUtilization'], 1);
  for (const name of ['value', 'averageValue'])
    if ((quantity(target[name]) ?? 1) <= 0) yield [`${path}.${name}`, `${quoted(target[name])} is not above zero`];
}

function* behaviorRefusals(path: string, rules: Record<string, unknown>): Iterable<Refusal> {
  yield* outside(`${path}.stabilizationWindowSeconds`, rules['stabilizationWindowSeconds'], 0, 3600);
  yield* negative(`${path}.tolerance`, rules['tolerance']);
  const { policies } = rules;
  if (Array.isArray(policies) && policies.length === 0)
    yield [`${path}.policies`, 'is empty; at least one policy is required, or remove the field'];
  for (const [i, policy] of listOf(policies).map(fieldsOf).entries()) {
    yield* outside(`${path}.policies[${i}].periodSeconds`, policy['periodSeconds'], 1, 1800);
    yield* outside(`${path}.policies[${i}].value`, policy['value'], 1);
  }
}
