import type { Alert } from '../alerts/alert.js';
import { fallsBehind, reachesLimit } from '../conditions/compared.js';
import { stateHolds } from '../conditions/state-holds.js';
import { autoscalers, workloads } from '../exporters/kube-state-metrics.js';

const tooFew = {
  name: 'TooFewReplicas',
  for: '15m',
  severity: 'warning',
  runbook: { impact: 'The pods that are left carry the load alone, and fewer may be lost.' },
} as const;

/** A Deployment does not get all of its pods. */
export const deploymentAlert = (deployment: string): Alert => ({
  ...tooFew,
  when: fallsBehind({ of: workloads.deploymentAvailable, to: workloads.deploymentWanted, where: { deployment } }),
  summary: `${deployment} has fewer pods than it wants`,
  description: 'Only {{ $value }} pods are available, for fifteen minutes.',
});

/** A StatefulSet does not get all of its pods. */
export const statefulSetAlert = (statefulset: string): Alert => ({
  ...tooFew,
  severity: 'critical',
  when: fallsBehind({ of: workloads.setReady, to: workloads.setWanted, where: { statefulset } }),
  summary: `${statefulset} has fewer pods than it wants`,
  description: 'Only {{ $value }} pods are ready, for fifteen minutes.',
});

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
