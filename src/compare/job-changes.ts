import { isDeepStrictEqual } from 'node:util';
import { at, type Fields, fieldsOf, isGiven, listOf, without } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { podTemplateOf } from '../graph/pod-template.js';
import { storedTemplate } from '../graph/stored-template.js';
import { isBefore } from '../manifest/kubernetes-version.js';
import type { Change } from './change.js';
import { refusal } from './refusal.js';

/**
 * Changes of a Job beside the fields that never change (k8s.io/kubernetes/pkg/apis/batch/validation, ValidateJobSpecUpdate).
 * @param kubernetes the version of the cluster. @default unknown, and what some version takes is taken
 */
export function* jobChanges(before: GraphObject, after: GraphObject, kubernetes?: string): Iterable<Change> {
  if (after.kind !== 'Job') return;
  const [was, is] = [before, after].map(({ manifest }) => at(manifest, 'spec')) as [Fields, Fields];
  if (isOtherSelector(was, is)) yield refusal(after, 'spec.selector');
  if (isOtherTemplate(before, after, was['suspend'] === true, kubernetes)) yield refusal(after, 'spec.template');
  // The completions of an indexed Job change with its parallelism.
  if (was['completions'] === is['completions']) return;
  if (is['completionMode'] === 'Indexed' && is['completions'] === is['parallelism']) return;
  yield refusal(after, 'spec.completions');
}

/** One that nobody stated is the server's own, by the identity of the Job. */
function isOtherSelector(was: Fields, is: Fields): boolean {
  if (isGiven(was['selector'])) return !isDeepStrictEqual(was['selector'], is['selector']);
  if (is['selector'] === undefined) return false;
  const labels = at(is['selector'], 'matchLabels');
  return !('controller-uid' in labels || 'batch.kubernetes.io/controller-uid' in labels);
}

function isOtherTemplate(before: GraphObject, after: GraphObject, wasSuspended: boolean, kubernetes?: string): boolean {
  const [old, now] = [podTemplateOf(before), podTemplateOf(after)];
  if (!old || !now) return false;
  const [was, is] = [old, now].map(template => fieldsOf(storedTemplate(template, 'amount'))) as [Fields, Fields];
  if (!wasSuspended) return !isDeepStrictEqual(was, is);
  // Where they are no longer stated, the labels that the server has added go with them.
  const losesLabels = isGiven(old.metadata['labels']) && !isGiven(now.metadata['labels']);
  return losesLabels || !isDeepStrictEqual(whileSuspended(was, kubernetes), whileSuspended(is, kubernetes));
}

/** What never changes while a Job waits: all but where its pods run, and since Kubernetes 1.36 their resources. */
function whileSuspended(template: Fields, kubernetes = '1.36'): Fields {
  const spec = without(template['spec'], 'nodeSelector', 'tolerations', 'schedulingGates', 'affinity');
  const affinity = without(at(template['spec'], 'affinity'), 'nodeAffinity');
  const metadata = without(template['metadata'], 'labels', 'annotations');
  const containersOf = (field: string) =>
    listOf(spec[field]).map(each => (isBefore(kubernetes, '1.36') ? each : without(each, 'resources')));
  return {
    ...{ metadata, affinity },
    spec: { ...spec, containers: containersOf('containers'), initContainers: containersOf('initContainers') },
  };
}
