import type { Alert, AlertSeverity } from '../alerts/alert.js';
import { fallsBehind, reachesLimit } from '../conditions/compared.js';
import { noPodAvailable, noPodReady } from '../conditions/fewer-than.js';
import { stateHolds } from '../conditions/state-holds.js';
import { autoscalers, workloads } from '../exporters/kube-state-metrics.js';

const tooFew = {
  name: 'TooFewReplicas',
  for: '15m',
  severity: 'warning',
  runbook: { impact: 'The pods that are left carry the load alone, and fewer may be lost.' },
} as const;

const gone = {
  name: 'WorkloadDown',
  for: '5m',
  description: 'For five minutes no pod has been ready: they are gone, pending, or do not start.',
} as const;

/** A Deployment has no pods at all, or not all of its pods. */
export const deploymentAlerts = (deployment: string, down: AlertSeverity = 'critical'): readonly Alert[] => [
  {
    ...gone,
    severity: down,
    when: noPodAvailable(deployment),
    summary: `No pod of ${deployment} is available`,
    runbook: {
      impact: `What ${deployment} does is not done, and what needs it fails.`,
      steps: ['Ask the events: pods that cannot be scheduled, images that cannot be pulled, probes that fail.'],
    },
  },
  {
    ...tooFew,
    when: fallsBehind({ of: workloads.deploymentAvailable, to: workloads.deploymentWanted, where: { deployment } }),
    summary: `${deployment} has fewer pods than it wants`,
    description: 'Only {{ $value }} pods are available, for fifteen minutes.',
  },
];

/** A StatefulSet has no pods at all, or not all of its pods. */
export const statefulSetAlerts = (statefulset: string, down: AlertSeverity = 'critical'): readonly Alert[] => [
  {
    ...gone,
    severity: down,
    when: noPodReady(statefulset),
    summary: `No pod of ${statefulset} is ready`,
    runbook: {
      impact: `What ${statefulset} keeps can be neither read nor written.`,
      steps: ['Look whether its volume can be attached: it may be bound to a zone that has no node left.'],
    },
  },
  {
    ...tooFew,
    when: fallsBehind({ of: workloads.setReady, to: workloads.setWanted, where: { statefulset } }),
    summary: `${statefulset} has fewer pods than it wants`,
    description: 'Only {{ $value }} pods are ready, for fifteen minutes.',
  },
];

/** An autoscaler that can do no more, or nothing. */
export function autoscalerAlerts(horizontalpodautoscaler: string): readonly Alert[] {
  const where = { horizontalpodautoscaler };
  return [
    {
      name: 'AutoscalerAtMaximum',
      when: reachesLimit({ of: autoscalers.wanted, to: autoscalers.most, where }),
      for: '15m',
      severity: 'warning',
      summary: `${horizontalpodautoscaler} cannot add more pods`,
      description: 'It has wanted all of its {{ $value }} pods for fifteen minutes: more load will not be met.',
      runbook: { impact: 'None yet. Further load makes every request slower.' },
    },
    {
      name: 'AutoscalerCannotScale',
      when: stateHolds({
        of: autoscalers.condition,
        where: { ...where, condition: 'ScalingActive', status: 'false' },
      }),
      for: '15m',
      severity: 'warning',
      summary: `${horizontalpodautoscaler} does not get the numbers that it scales by`,
      description: 'The number of pods stays as it is, whatever the load.',
      runbook: { impact: 'None while the load stays as it is.' },
    },
  ];
}
