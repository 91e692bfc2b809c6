import { escapePattern, matching } from '../../promql/matcher.js';
import type { Alert } from '../alerts/alert.js';
import { fillsUp } from '../conditions/fills-up.js';
import { volumes } from '../exporters/cadvisor.js';

/** The volume claims that start with one of these names, as a StatefulSet makes them, fill up. */
export const volumeAlert = (...claims: readonly string[]): Alert => ({
  name: 'VolumeFillsUp',
  when: fillsUp({
    left: volumes.available,
    capacity: volumes.capacity,
    where: { persistentvolumeclaim: matching(`${oneOf(claims.map(escapePattern))}-[0-9]+`) },
    per: ['persistentvolumeclaim'],
    trend: '6h',
    runsOutWithin: '4d',
    shareLeft: 0.15,
  }),
  for: '1h',
  severity: 'warning',
  summary: `A volume of ${claims.join(' or ')} is full within four days`,
  description: '{{ $labels.persistentvolumeclaim }} fills up, at the pace of the last six hours.',
  runbook: { impact: 'None until it is full. Then nothing can be written any more.' },
});

const oneOf = (patterns: readonly string[]): string =>
  patterns.length === 1 ? patterns[0]! : `(${patterns.join('|')})`;
