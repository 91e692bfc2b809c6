import { supportWave } from '../object/wave.js';

/** An object as a chart renders it. */
export interface ChartObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

const hook = 'helm.sh/hook';
const before = ['pre-install', 'pre-upgrade'];
const after = ['post-install', 'post-upgrade'];
const wave = 'argocd.argoproj.io/sync-wave';

/**
 * The objects of a chart in the order of a rollout: definitions first, then the hooks before the rest by their weights,
 * the rest, the hooks after it. What helm does only when a release is removed, rolled back or tested is left out.
 */
export function inOrder(objects: readonly ChartObject[]): readonly ChartObject[] {
  const weightsOf = (events: readonly string[]) =>
    [...new Set(objects.filter(object => isHookOf(object, events)).map(weightOf))].sort((a, b) => a - b);
  const [first, last] = [weightsOf(before), weightsOf(after)];
  return objects.flatMap(object => {
    if (isDefinition(object)) return [placed(object, supportWave)];
    if (isHookOf(object, before)) return [asHook(object, first.indexOf(weightOf(object)))];
    if (isHookOf(object, after)) return [asHook(object, first.length + 1 + last.indexOf(weightOf(object)))];
    return eventsOf(object).length > 0 ? [] : [placed(object, first.length)];
  });
}

const isDefinition = (object: ChartObject): boolean =>
  object.kind === 'CustomResourceDefinition' || isHookOf(object, ['crd-install']);

const eventsOf = ({ metadata }: ChartObject): readonly string[] =>
  (metadata.annotations?.[hook] ?? '')
    .split(',')
    .map(event => event.trim())
    .filter(Boolean);

const isHookOf = (object: ChartObject, events: readonly string[]): boolean =>
  eventsOf(object).some(event => events.includes(event));

const weightOf = ({ metadata }: ChartObject): number => Number(metadata.annotations?.['helm.sh/hook-weight'] ?? 0) || 0;

/** Among the other objects by its wave: what runs to its end is made anew each time, what it needs for that stays. */
function asHook(object: ChartObject, place: number): ChartObject {
  const { kind, metadata } = object;
  const kept = Object.entries(metadata.annotations ?? {}).filter(([key]) => !key.startsWith(hook));
  const annotations = {
    ...Object.fromEntries(kept),
    ...((kind === 'Job' || kind === 'Pod') && {
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'kustomize.toolkit.fluxcd.io/force': 'enabled',
    }),
  };
  return placed({ ...object, metadata: { ...metadata, annotations } }, place);
}

function placed(object: ChartObject, place: number): ChartObject {
  const { metadata } = object;
  if (place === 0 || metadata.annotations?.[wave] !== undefined) return object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, [wave]: String(place) } } };
}
