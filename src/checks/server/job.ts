import { at, isMap, numberOf, textMapOf } from '../../graph/fields.js';
import { selectorOf } from '../../graph/selector.js';
import { domainPathFault, labelFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { failureRefusals } from './job-policies.js';
import type { Refusal, Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { empty, isSet, misnamed, outside } from './values.js';

const generated = ['controller-uid', 'batch.kubernetes.io/controller-uid'];
const named = ['job-name', 'batch.kubernetes.io/job-name'];

export const job: Rules = function* ({ name, manifest }) {
  const spec = at(manifest, 'spec');
  yield* jobRefusals('spec', spec);
  yield* indexedNames(name, spec);
  const { selector, manualSelector } = spec;
  yield* selectorRefusals('spec.selector', selector);
  const labels = at(spec, 'template', 'metadata', 'labels');
  if (manualSelector === true) {
    if (!isMap(selector)) yield ['spec.selector', 'is missing; manualSelector needs it'];
    const selects = selectorOf(selector);
    if (selects && !selects.matches(textMapOf(labels)))
      yield ['spec.selector', 'does not select the labels of the template'];
    return;
  }
  if (Object.keys(at(selector, 'matchLabels')).length > 0)
    yield ['spec.selector', 'is set; the server makes the selector of a Job, unless manualSelector is true'];
  for (const label of [...generated, ...named])
    if (Object.hasOwn(labels, label) && !(named.includes(label) && labels[label] === name))
      yield [`spec.template.metadata.labels["${label}"]`, 'is set; the server sets it, and no other value is allowed'];
};

export const cronJob: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  for (const name of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'])
    yield* outside(`spec.${name}`, spec[name], 0);
  const path = 'spec.jobTemplate.spec';
  const job = at(spec, 'jobTemplate', 'spec');
  yield* jobRefusals(path, job);
  if (isMap(job['selector'])) yield [`${path}.selector`, 'is set; the server makes a selector for each Job'];
  if (job['manualSelector'] === true)
    yield [`${path}.manualSelector`, 'is true; the server makes a selector for each Job'];
};

const counts = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'];
const ofIndexes = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'];
const many = 100_000;

/** Refusals in the spec of a Job, or of a template for Jobs. */
function* jobRefusals(path: string, spec: Record<string, unknown>): Iterable<Refusal> {
  for (const name of [...counts, 'backoffLimitPerIndex', 'maxFailedIndexes'])
    yield* outside(`${path}.${name}`, spec[name], 0);
  yield* empty(`${path}.managedBy`, spec['managedBy'], 'name the controller, or remove the field');
  yield* misnamed(`${path}.managedBy`, spec['managedBy'], controllerFault, 'the name of a controller');
  if (spec['completionMode'] === 'Indexed') yield* indexedRefusals(path, spec);
  else
    for (const name of ofIndexes)
      if (isSet(spec[name])) yield [`${path}.${name}`, 'is set; only completionMode Indexed has indexes'];
  yield* failureRefusals(path, spec);
}

const controllerFault = (name: string) =>
  name.length > 63 ? `${name.length} characters; at most 63 are allowed` : domainPathFault(name);

function* indexedRefusals(path: string, spec: Record<string, unknown>): Iterable<Refusal> {
  const { completions, backoffLimitPerIndex, maxFailedIndexes, parallelism } = spec;
  if (!isSet(completions) && isSet(parallelism))
    yield [`${path}.completions`, 'is missing; completionMode Indexed needs it'];
  const isLarge = (numberOf(completions) ?? 0) > many && isSet(backoffLimitPerIndex);
  yield* outside(`${path}.parallelism`, parallelism, 0, isLarge ? many / 10 : many);
  const most = Math.min(numberOf(completions) ?? many, isLarge ? many / 10 : many);
  yield* outside(`${path}.maxFailedIndexes`, maxFailedIndexes, 0, most);
  if (isSet(maxFailedIndexes) && !isSet(backoffLimitPerIndex))
    yield [`${path}.backoffLimitPerIndex`, 'is missing; maxFailedIndexes needs it'];
  if (isLarge && !isSet(maxFailedIndexes))
    yield [`${path}.maxFailedIndexes`, `is missing; more than ${many} completions need it`];
}

/** The last pod of an indexed Job has the longest host name. */
function* indexedNames(name: string, { completionMode, completions }: Record<string, unknown>): Iterable<Refusal> {
  const count = numberOf(completions) ?? 0;
  const wrong = completionMode === 'Indexed' && count > 0 ? labelFault(`${name}-${count - 1}`) : undefined;
  if (wrong) yield ['metadata.name', `${quoted(`${name}-${count - 1}`)}, the name of its last pod: ${wrong}`];
}
