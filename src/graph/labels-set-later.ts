import type { Labels } from '../intent/endpoint.js';
import type { GraphObject } from './object.js';

type Test = (value: string, object: GraphObject) => boolean;

const anyValue: Test = () => true;

/** The labels that controllers give the pods of a kind when they make them, and the values these can have. */
const labels: Readonly<Record<string, Readonly<Record<string, Test>>>> = {
  'apps/StatefulSet': {
    'statefulset.kubernetes.io/pod-name': (value, { name }) =>
      value.startsWith(`${name}-`) && /^\d+$/.test(value.slice(name.length + 1)),
    'apps.kubernetes.io/pod-index': value => /^\d+$/.test(value),
    'controller-revision-hash': anyValue,
  },
  'apps/DaemonSet': { 'controller-revision-hash': anyValue, 'pod-template-generation': anyValue },
  'apps/Deployment': { 'pod-template-hash': anyValue },
  'argoproj.io/Rollout': { 'rollouts-pod-template-hash': anyValue },
  'batch/Job': {
    'batch.kubernetes.io/job-name': (value, { name }) => value === name,
    'job-name': (value, { name }) => value === name,
    'batch.kubernetes.io/controller-uid': anyValue,
    'controller-uid': anyValue,
    'batch.kubernetes.io/job-completion-index': value => /^\d+$/.test(value),
  },
  'postgresql.cnpg.io/Cluster': {
    role: value => /^(?:primary|replica)$/.test(value),
    'cnpg.io/instanceRole': value => /^(?:primary|replica)$/.test(value),
    'cnpg.io/instanceName': (value, { name }) => value.startsWith(`${name}-`),
  },
  'serving.knative.dev/Service': { 'serving.knative.dev/service': (value, { name }) => value === name },
};

const every = new Set(Object.values(labels).flatMap(Object.keys));

/** The wanted labels that are in a manifest, and those that a controller sets; undefined where it sets none of them. */
export function splitLabels(wanted: Labels): { readonly written: Labels; readonly later: Labels } | undefined {
  const entries = Object.entries(wanted);
  const later = entries.filter(([key]) => every.has(key));
  if (later.length === 0) return undefined;
  return {
    written: Object.fromEntries(entries.filter(([key]) => !every.has(key))),
    later: Object.fromEntries(later),
  };
}

/** Whether the controller of an object can give a pod of it these labels. */
export function canBeGiven(object: GraphObject, later: Labels): boolean {
  const own = labels[`${object.group}/${object.kind}`] ?? {};
  return Object.entries(later).every(([key, value]) => own[key]?.(value, object) ?? false);
}

/** Labels of operators and their programs: `strimzi.io/cluster`, `longhorn.io/admission-webhook`, `spilo-role`. */
const ofOperators =
  /^(?:spilo-role|acid\.zalan\.do\/.+|[\w.-]*(?:cnpg|crunchydata|elastic|fluxcd|knative|kubevirt|longhorn|rook|strimzi|vitess|tekton|ceph|mysql|redis|mongodb)[\w.-]*\/.+)$/;

/**
 * Whether only a controller gives pods this label: one that a controller of Kubernetes sets, or an operator of its own
 * domain, where no manifest writes it on a pod.
 */
export const canOnlyBeGiven = (label: string, isWritten: (label: string) => boolean): boolean =>
  every.has(label) ? label !== 'role' : ofOperators.test(label) && !isWritten(label);
