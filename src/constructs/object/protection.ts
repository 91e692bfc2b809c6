import type { IConstruct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { protectedAnnotations } from './wave.js';

/** A list of options: those that an object has of its own stay beside it. */
export const comparing = 'argocd.argoproj.io/compare-options';

/**
 * The annotations of an object that neither Argo CD nor Flux deletes unasked. Where an environment goes to many clusters in
 * steps, its Application stays in sync when its file goes: RollingSync waits for ever for one that is not.
 */
export function protectedIn(scope: IConstruct): Labels {
  const { delivery } = clusterOf(scope);
  const hasSteps = delivery?.by === 'argo-cd' && delivery.clusters?.steps !== undefined;
  return { ...(hasSteps && { [comparing]: 'IgnoreExtraneous' }), ...protectedAnnotations };
}
