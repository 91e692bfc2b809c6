import type { Container, PodTemplateSpec } from '../../../imports/k8s.js';

/** A rollout that gets no further for so long has failed. */
const usual = 900;
/** Beyond what startup probes allow: until the pod has its node and its image. */
const before = 300;

/** How long a rollout may get no further: longer than its pods may take to start. */
export function rolloutDeadline({ spec }: PodTemplateSpec): number {
  const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  const first = sidecars.map(startup).reduce((sum, seconds) => sum + seconds, 0);
  const together = Math.max(0, ...(spec?.containers ?? []).map(startup));
  return Math.max(usual, first + together + before);
}

function startup({ startupProbe: probe }: Container): number {
  if (!probe) return 0;
  const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = probe;
  return initialDelaySeconds + periodSeconds * failureThreshold;
}
