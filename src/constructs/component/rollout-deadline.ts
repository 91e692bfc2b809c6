import type { Container, PodTemplateSpec } from '../../../imports/k8s.js';
import type { DefaultSet } from '../../defaults/default-set.js';

/** How long a rollout may get no further: longer than its pods may take to start. */
export function rolloutDeadline(
  { spec }: PodTemplateSpec,
  { rolloutDeadline: { least, beyondStartup } }: DefaultSet,
): number {
  const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  const first = sidecars.map(startup).reduce((sum, seconds) => sum + seconds, 0);
  const together = Math.max(0, ...(spec?.containers ?? []).map(startup));
  return Math.max(least, first + together + beyondStartup);
}

function startup({ startupProbe: probe }: Container): number {
  if (!probe) return 0;
  const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = probe;
  return initialDelaySeconds + periodSeconds * failureThreshold;
}
