import { at, fieldsOf, isMap, listOf, numberOf, textMapOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { labelFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { claimRefusals } from './claim.js';
import type { Refusal, Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { isSet, notOneOf, outside } from './values.js';

const specOf = ({ manifest }: GraphObject) => at(manifest, 'spec');

/** What all workloads with replicas have in common. */
function* replicated(object: GraphObject): Iterable<Refusal> {
  const spec = specOf(object);
  for (const name of ['replicas', 'minReadySeconds']) yield* outside(`spec.${name}`, spec[name], 0);
  // Servers do not look at that of a StatefulSet.
  if (object.kind !== 'StatefulSet') yield* outside('spec.revisionHistoryLimit', spec['revisionHistoryLimit'], 0);
  const { selector } = spec;
  if (isMap(selector) && isEmptySelector(selector))
    yield ['spec.selector', `is empty; a ${object.kind} needs a selector that matches the labels of its template`];
  yield* selectorRefusals('spec.selector', selector);
  if (isSet(at(spec, 'template', 'spec')['activeDeadlineSeconds']))
    yield ['spec.template.spec.activeDeadlineSeconds', `is set; pods of a ${object.kind} run until they are replaced`];
}

const isEmptySelector = (selector: Record<string, unknown>): boolean =>
  Object.keys(fieldsOf(selector['matchLabels'])).length === 0 && listOf(selector['matchExpressions']).length === 0;

export const deployment: Rules = function* (object) {
  const spec = specOf(object);
  yield* replicated(object);
  yield* shares('spec.strategy.rollingUpdate', at(spec, 'strategy', 'rollingUpdate'));
  const [ready, deadline] = [numberOf(spec['minReadySeconds']) ?? 0, numberOf(spec['progressDeadlineSeconds']) ?? 600];
  if (deadline <= ready)
    yield [
      'spec.progressDeadlineSeconds',
      `${deadline} is not above minReadySeconds, ${ready}: no rollout could succeed`,
    ];
};

export const replicaSet: Rules = replicated;

/** Its selector is a map of labels. */
export const replicationController: Rules = function* (object) {
  const spec = specOf(object);
  for (const name of ['replicas', 'minReadySeconds']) yield* outside(`spec.${name}`, spec[name], 0);
  const labels = textMapOf(at(spec, 'template', 'metadata')['labels']);
  // Without a selector, servers take the labels of the template for one.
  const own = textMapOf(spec['selector']);
  const selector = Object.keys(own).length > 0 ? own : labels;
  if (Object.keys(selector).length === 0)
    yield ['spec.selector', 'is missing or empty, and the template has no labels'];
  for (const [key, value] of Object.entries(selector))
    if (labels[key] !== value) yield ['spec.selector', `asks for ${key}=${value}; the template has no such label`];
};

export const daemonSet: Rules = function* (object) {
  yield* replicated(object);
  const { type, rollingUpdate } = at(specOf(object), 'updateStrategy');
  if (type !== 'OnDelete') yield* shares('spec.updateStrategy.rollingUpdate', fieldsOf(rollingUpdate), true);
};

/** `maxSurge` of a Deployment may be above 100%; `maxUnavailable` may not. */
function* shares(path: string, rollingUpdate: Record<string, unknown>, bounded = false): Iterable<Refusal> {
  for (const name of ['maxSurge', 'maxUnavailable']) {
    const share = rollingUpdate[name];
    yield* outside(`${path}.${name}`, share, 0);
    const text = textOf(share);
    const percent = text === undefined ? undefined : /^(\d+)%$/.exec(text);
    if (text !== undefined && !percent) yield [`${path}.${name}`, `"${text}" is not a percentage such as "25%"`];
    else if ((bounded || name === 'maxUnavailable') && Number(percent?.[1]) > 100)
      yield [`${path}.${name}`, `"${text}" is above 100%`];
  }
}

export const statefulSet: Rules = function* (object, server) {
  const spec = specOf(object);
  yield* replicated(object);
  const { type, rollingUpdate } = at(spec, 'updateStrategy');
  if (type === 'OnDelete' && isSet(rollingUpdate))
    yield ['spec.updateStrategy.rollingUpdate', 'is set beside type OnDelete; allowed is RollingUpdate'];
  yield* outside('spec.updateStrategy.rollingUpdate.partition', at(rollingUpdate)['partition'], 0);
  yield* outside('spec.ordinals.start', at(spec, 'ordinals')['start'], 0);
  for (const when of ['whenDeleted', 'whenScaled']) {
    const path = `spec.persistentVolumeClaimRetentionPolicy.${when}`;
    yield* notOneOf(path, at(spec, 'persistentVolumeClaimRetentionPolicy')[when], ['Delete', 'Retain']);
  }
  if (server.since('1.33')) yield* serviceNameRefusals(spec['serviceName']);
  for (const [i, claim] of listOf(spec['volumeClaimTemplates']).entries()) {
    // Servers before 1.34 take the set, and refuse each claim that it makes.
    if (server.since('1.34')) yield* claimRefusals(`spec.volumeClaimTemplates[${i}].spec`, at(claim, 'spec'), true);
  }
};

function* serviceNameRefusals(name: unknown): Iterable<Refusal> {
  const text = textOf(name);
  const wrong = text === undefined || text === '' ? undefined : labelFault(text);
  if (wrong) yield ['spec.serviceName', `${quoted(text)} is not the name of a Service: ${wrong}`];
}
