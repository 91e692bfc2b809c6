import { at, type Fields, fieldsOf, isGiven, listOf, without } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { podTemplateOf } from '../graph/pod-template.js';
import { storedTemplate } from '../graph/stored-template.js';

/**
 * The spec of a Pod before and after a change, as the API server keeps it (pkg/apis/core/v1/defaults.go, SetDefaults_Pod), without
 * images, which may change, and without what admission and the scheduler fill in where nobody states it.
 */
export function storedPods(before: GraphObject, after: GraphObject): readonly [Fields, Fields] {
  const [was, is] = [specOf(before), specOf(after)];
  const filledIn = ['nodeName', 'priority', 'preemptionPolicy'].filter(
    field => field === 'nodeName' || !isGiven(was.stated[field]) || !isGiven(is.stated[field]),
  );
  const kept = ['containers', 'initContainers'].map(field => [field, withPolicies(field, was, is)] as const);
  return [
    { ...without(was.stored, ...filledIn), ...Object.fromEntries(kept.map(([field, [old]]) => [field, old])) },
    { ...without(is.stored, ...filledIn), ...Object.fromEntries(kept.map(([field, [, now]]) => [field, now])) },
  ];
}

interface Pod {
  readonly stated: Fields;
  readonly stored: Fields;
}

function specOf(pod: GraphObject): Pod {
  const template = podTemplateOf(pod);
  if (!template) return { stated: {}, stored: {} };
  const { serviceAccountName, enableServiceLinks, ...spec } = at(storedTemplate(template, 'amount'), 'spec');
  const defaults = {
    serviceAccountName: serviceAccountName ?? 'default',
    enableServiceLinks: enableServiceLinks ?? true,
  };
  return { stated: template.spec, stored: { ...spec, ...defaults } };
}

/** A pull policy that is not stated stays as it was when the Pod was made; one that is no longer stated follows from the image. */
function withPolicies(field: string, was: Pod, is: Pod): readonly [readonly unknown[], readonly unknown[]] {
  const statesPolicy = (pod: Pod, i: number) => isGiven(fieldsOf(listOf(pod.stated[field])[i])['imagePullPolicy']);
  const old = listOf(was.stored[field]);
  const now = listOf(is.stored[field]).map((each, i) => {
    const stays = !statesPolicy(was, i) && !statesPolicy(is, i);
    return stays ? { ...fieldsOf(each), imagePullPolicy: fieldsOf(old[i])['imagePullPolicy'] } : each;
  });
  return [old.map(container), now.map(container)];
}

/** Requests that a Pod does not state are its limits. */
function container(value: unknown): Fields {
  const { image: _, resources, ...others } = fieldsOf(value);
  const { limits, requests, ...more } = fieldsOf(resources);
  return {
    ...others,
    resources: { ...more, limits: fieldsOf(limits), requests: { ...fieldsOf(limits), ...fieldsOf(requests) } },
  };
}
