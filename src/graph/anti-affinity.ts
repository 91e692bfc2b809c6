import { at, type Fields, fieldsOf, listOf } from './fields.js';
import { podPath, type Workload } from './workload.js';

export interface AntiAffinityTerm {
  readonly path: string;
  readonly term: Fields;
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The terms of a pod's anti-affinity, required and preferred ones. */
export function antiAffinityTerms(workload: Workload): readonly AntiAffinityTerm[] {
  const rules = at(workload.spec, 'affinity', 'podAntiAffinity');
  const path = podPath(workload, 'affinity.podAntiAffinity');
  return [
    ...listOf(rules[required]).map((term, i) => ({ path: `${path}.${required}[${i}]`, term: fieldsOf(term) })),
    ...listOf(rules[preferred]).map((entry, i) => ({
      path: `${path}.${preferred}[${i}].podAffinityTerm`,
      term: at(entry, 'podAffinityTerm'),
    })),
  ];
}
