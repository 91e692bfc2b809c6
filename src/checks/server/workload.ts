import { at, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { labelFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { claimRefusals } from './claim.js';
import type { Refusal, Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { isSet, outside } from './values.js';

const specOf = ({ manifest }: GraphObject) => at(manifest, 'spec');

/** What all workloads with replicas have in common. */
function* replicated(object: GraphObject): Iterable<Refusal> {
  const spec = specOf(object);
  for (const name of ['replicas', 'revisionHistoryLimit', 'minReadySeconds'])
    yield* outside(`spec.${name}`, spec[name], 0);
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

export const daemonSet: Rules = function* (object) {
  yield* replicated(object);
  yield* shares('spec.updateStrategy.rollingUpdate', at(specOf(object), 'updateStrategy', 'rollingUpdate'));
};

/** `maxSurge` may be above 100%; `maxUnavailable` may not. */
function* shares(path: string, rollingUpdate: Record<string, unknown>): Iterable<Refusal> {
  for (const name of ['maxSurge', 'maxUnavailable']) {
    const share = rollingUpdate[name];
    yield* outside(`${path}.${name}`, share, 0);
    const text = textOf(share);
    const percent = text === undefined ? undefined : /^(\d+)%$/.exec(text);
    if (text !== undefined && !percent) yield [`${path}.${name}`, `"${text}" is not a percentage such as "25%"`];
    else if (name === 'maxUnavailable' && Number(percent?.[1]) > 100)
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
  if (server.since('1.36')) yield* serviceNameRefusals(spec['serviceName']);
  for (const [i, claim] of listOf(spec['volumeClaimTemplates']).entries()) {
    // Servers before 1.36 take the set, and refuse each claim that it makes.
    if (server.since('1.36')) yield* claimRefusals(`spec.volumeClaimTemplates[${i}].spec`, at(claim, 'spec'));
  }
};

function* serviceNameRefusals(name: unknown): Iterable<Refusal> {
  const text = textOf(name);
  const wrong = text === undefined || text === '' ? undefined : labelFault(text);
  if (wrong) yield ['spec.serviceName', `${quoted(text)} is not the name of a Service: ${wrong}`];
}

export const job: Rules = function* (object) {
  yield* jobRefusals('spec', specOf(object));
};

export const cronJob: Rules = function* (object) {
  const spec = specOf(object);
  for (const name of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'])
    yield* outside(`spec.${name}`, spec[name], 0);
  yield* jobRefusals('spec.jobTemplate.spec', at(spec, 'jobTemplate', 'spec'));
  const { selector, manualSelector } = at(spec, 'jobTemplate', 'spec');
  if (isSet(selector) && manualSelector !== true)
    yield ['spec.jobTemplate.spec.selector', 'is set; the server makes a selector for each Job'];
};

const jobNumbers = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'];

function* jobRefusals(path: string, spec: Record<string, unknown>): Iterable<Refusal> {
  for (const name of jobNumbers) yield* outside(`${path}.${name}`, spec[name], 0);
  const { restartPolicy } = at(spec, 'template', 'spec');
  if (isMap(spec['podFailurePolicy']) && restartPolicy !== 'Never')
    yield [
      `${path}.template.spec.restartPolicy`,
      `${quoted(restartPolicy)} is beside podFailurePolicy; allowed is Never`,
    ];
  if (spec['completionMode'] === 'Indexed' && !isSet(spec['completions']) && isSet(spec['parallelism']))
    yield [`${path}.completions`, 'is missing; completionMode Indexed beside parallelism needs it'];
  if (isSet(spec['backoffLimitPerIndex']) && spec['completionMode'] !== 'Indexed')
    yield [`${path}.backoffLimitPerIndex`, 'is set; only completionMode Indexed has indexes'];
}
