import { textMapOf } from './fields.js';
import type { GraphObject } from './object.js';

/** When an object is applied in a rollout: before everything else, with everything else, or after it. */
export type Phase = 'before' | 'during' | 'after';

const argoPhases: Readonly<Record<string, Phase>> = { PreSync: 'before', Sync: 'during', PostSync: 'after' };
const helmPhases: Readonly<Record<string, Phase>> = {
  'pre-install': 'before',
  'pre-upgrade': 'before',
  'post-install': 'after',
  'post-upgrade': 'after',
};

const annotationsOf = (object: GraphObject) => textMapOf(object.manifest.metadata.annotations);

/** The phases of Argo CD's and Helm's hooks. */
export function phaseOf(object: GraphObject): Phase {
  const annotations = annotationsOf(object);
  const named = (key: string, phases: Readonly<Record<string, Phase>>) =>
    annotations[key]?.split(',').flatMap(hook => phases[hook.trim()] ?? []);
  return named('argocd.argoproj.io/hook', argoPhases)?.[0] ?? named('helm.sh/hook', helmPhases)?.[0] ?? 'during';
}

/** Whether a changed object is deleted and made again, so that fields which cannot change may. */
export function isReplaced(object: GraphObject): boolean {
  const annotations = annotationsOf(object);
  const options = annotations['argocd.argoproj.io/sync-options'] ?? '';
  return (
    'argocd.argoproj.io/hook' in annotations ||
    'helm.sh/hook' in annotations ||
    annotations['kustomize.toolkit.fluxcd.io/force']?.toLowerCase() === 'enabled' ||
    /\b(Replace|Force)=true\b/.test(options)
  );
}

/** The wave of Argo CD, which takes what is not a whole number for 0. */
export function waveOf(object: GraphObject): number {
  const wave = annotationsOf(object)['argocd.argoproj.io/sync-wave'];
  return wave !== undefined && /^[-+]?\d+$/.test(wave) ? Number(wave) : 0;
}
