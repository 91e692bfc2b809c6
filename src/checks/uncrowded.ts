import type { GraphObject } from '../graph/object.js';
import type { Found } from './findings.js';

/** So many findings of one check on one object are listed; a reader needs no more to see the kind of fault. */
const most = 100;

/** Findings, without those of one check that crowd one object: their number is a finding of its own. */
export function* uncrowded(found: Iterable<Found>): Iterable<Found> {
  const counts = new Map<GraphObject, Map<string, number>>();
  const last: Found[] = [];
  for (const one of found) {
    const { check, finding } = one;
    const ofObject = counts.get(finding.object) ?? new Map<string, number>();
    const count = (ofObject.get(check.id) ?? 0) + 1;
    counts.set(finding.object, ofObject.set(check.id, count));
    if (count <= most) yield one;
    else if (count === most + 1) last.push(one);
  }
  for (const { check, finding } of last) {
    const more = (counts.get(finding.object)?.get(check.id) ?? 0) - most;
    const { object, severity } = finding;
    yield { check, finding: { object, severity, path: '', message: `${more} more of these are not listed` } };
  }
}
