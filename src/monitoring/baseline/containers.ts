import type { Alert } from '../alerts/alert.js';
import { counterShare } from '../conditions/counter-share.js';
import { increaseAbove } from '../conditions/increase-above.js';
import { restartedBecause } from '../conditions/restarted-because.js';
import { stateHolds } from '../conditions/state-holds.js';
import { containers } from '../exporters/cadvisor.js';
import { workloads } from '../exporters/kube-state-metrics.js';

/** What can be wrong with any container that should keep running. */
export function containerAlerts(container: string): readonly Alert[] {
  const pods = { where: { container }, per: ['pod', 'container'] } as const;
  return [
    {
      name: 'ContainerCrashLooping',
      // The back-off of five minutes keeps the count of restarts low, so the state is watched, not the count.
      when: stateHolds({
        of: workloads.waiting,
        where: { container, reason: 'CrashLoopBackOff' },
        per: ['pod', 'container'],
        within: '5m',
      }),
      for: '5m',
      severity: 'critical',
      summary: `A container of ${container} does not stay up`,
      description: 'Container {{ $labels.container }} of {{ $labels.pod }} ends again and again.',
      runbook: { impact: 'What the pod should do is left to its siblings, if some of them are well.' },
    },
    {
      name: 'ContainerRestarting',
      when: increaseAbove({ of: workloads.restarts, ...pods, within: '1h', above: 3 }),
      severity: 'warning',
      summary: `A container of ${container} restarts often`,
      description:
        'Container {{ $labels.container }} of {{ $labels.pod }} was restarted {{ $value | humanize }} times in an hour.',
      runbook: { impact: 'Requests and work in flight are lost at every restart.' },
    },
    {
      name: 'ContainerOutOfMemory',
      when: restartedBecause({ reason: 'OOMKilled', container, within: '15m' }),
      severity: 'warning',
      summary: `A container of ${container} was killed for want of memory`,
      description: 'Container {{ $labels.container }} of {{ $labels.pod }} used more memory than its limit.',
      runbook: {
        impact: 'The container was ended without warning; what it was doing is lost.',
        steps: [
          'Look at the memory in the hours before on the dashboard: a slope is a leak, a step is a large request.',
        ],
      },
    },
    {
      name: 'ContainerThrottled',
      when: counterShare({
        of: containers.throttledPeriods,
        outOf: containers.periods,
        ...pods,
        above: 0.25,
        within: '5m',
      }),
      for: '15m',
      severity: 'warning',
      summary: `A container of ${container} is held back by its cpu limit`,
      description:
        'Container {{ $labels.container }} of {{ $labels.pod }} is stopped in {{ $value | humanizePercentage }} of all periods.',
      runbook: { impact: 'Everything it does takes longer, the slowest requests most of all.' },
    },
  ];
}
