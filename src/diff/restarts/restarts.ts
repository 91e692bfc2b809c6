import { isDeepStrictEqual } from 'node:util';
import { at } from '../../graph/fields.js';
import { podTemplateOf } from '../../graph/pod-template.js';
import { autoscalersOf, replicasOf } from '../../graph/scaling.js';
import { storedTemplate } from '../../graph/stored-template.js';
import { join, type Workload, workloadFor, workloads } from '../../graph/workload.js';
import { changedFields } from '../changed-fields.js';
import { type Changed, changesOf } from '../changes.js';
import type { Consequence, Pair, Rollout } from '../consequence.js';
import { imageChanges } from '../image-changes.js';
import { counted, listed, range } from '../lists.js';
import { rolloutOf } from './rollout.js';

/** What a change of a template consists of. */
interface Cause {
  readonly fields: readonly string[];
  /** Images, and labels that repeat their version. */
  readonly isRoutine: boolean;
}

/** Workloads whose pods are replaced, that start and that stop. */
export function* restarts(pair: Pair): Iterable<Consequence> {
  const { added, removed, changed, renamed } = changesOf(pair);
  for (const each of changed) yield* replaced(pair, each);
  for (const object of added) {
    const workload = workloadFor(pair.next, object);
    if (workload)
      yield { section: 'restarts', id: 'pods-start', object, message: `is new: ${startsText(pair, workload)}` };
  }
  for (const object of removed) {
    const workload = workloadFor(pair.previous, object);
    if (workload && object.kind !== 'StatefulSet') {
      yield { section: 'restarts', id: 'pods-stop', object, message: 'is removed: its pods stop' };
    }
  }
  for (const { before, after } of renamed) {
    if (!workloadFor(pair.next, after)) continue;
    const message = `is ${before.name} under another name: the pods of the old one stop and those of the new one start, and neither waits for the other`;
    yield {
      section: 'restarts',
      id: 'workload-renamed',
      object: after,
      message,
      hint: 'Keep the name, or add the new one in one change and remove the old one in the next.',
    };
  }
}

/** Whether the templates of a workload differ for the API server. */
export const templateChanged = (change: Changed): boolean => causeOf(change).fields.length > 0;

/** Whether nothing but the version of a workload changes in its pods. */
export const isReleased = (change: Changed): boolean => causeOf(change).isRoutine;

function* replaced(pair: Pair, change: Changed): Iterable<Consequence> {
  const { before: was, after: object } = change;
  const workload = workloadFor(pair.next, object);
  const before = workloadFor(pair.previous, was);
  if (!workload || !before) return;
  const cause = causeOf(change);
  if (cause.fields.length === 0) return;
  const { fields, isRoutine: routine } = cause;
  const images = routine ? `takes ${imageChanges(change).join(', ') || 'another version in its labels'}; ` : '';
  const why = routine ? '' : `: ${listed(fields)} ${fields.length === 1 ? 'changes' : 'change'}`;
  const path = join(workload.path, fields[0] ?? '');
  const about = { section: routine ? 'versions' : 'restarts', object, routine, path } as const;
  const rollout = rolloutOf(pair.next, workload, replicasOf(pair.previous, before));
  if (rollout)
    yield { ...about, rollout, id: 'pods-replaced', message: `${images}${rolloutText(pair, workload, rollout)}${why}` };
  else {
    const had = replicasOf(pair.previous, before).max > 0;
    const later = had ? laterText(workload, routine) : 'takes it with its first pods: it had none';
    yield { ...about, id: 'pods-later', message: `${images}${later}${why}` };
  }
}

function causeOf({ before, after }: Changed): Cause {
  const { kind } = after;
  const form = kind === 'StatefulSet' || kind === 'DaemonSet' ? 'text' : 'amount';
  const [was, is] = [before, after].map(podTemplateOf);
  if (!was || !is) return { fields: [], isRoutine: false };
  const [stored, wanted] = [storedTemplate(was, form), storedTemplate(is, form)];
  const fields = isDeepStrictEqual(stored, wanted) ? [] : changedFields(stored, wanted);
  return { fields, isRoutine: fields.length > 0 && fields.every(isOfVersion) };
}

const isOfVersion = (field: string): boolean =>
  /^spec\.(initContainers|containers)\[[^\]]*\]\.image(PullPolicy)?$/.test(field) ||
  /^metadata\.(labels|annotations)\["(app\.kubernetes\.io\/version|helm\.sh\/chart)"\]$/.test(field) ||
  /^metadata\.labels\.(version|chart)$/.test(field);

function rolloutText(pair: Pair, workload: Workload, { pods, leastReady, pace, atMost, deadline }: Rollout): string {
  if (!pods) return `replaces its pods, ${pace}`;
  const count = pods.min === pods.max ? counted(pods.max, 'pod') : `${range(pods.min, pods.max)} pods`;
  const scaled = autoscalersOf(pair.next, workload.object).length > 0 && pods.min !== pods.max ? ' (autoscaled)' : '';
  const ready =
    leastReady === undefined
      ? ''
      : leastReady === 0
        ? '; there may be none ready meanwhile'
        : `; at least ${leastReady} ready`;
  const time =
    atMost === undefined
      ? deadline === undefined
        ? ''
        : `; reported after ${minutes(deadline)} without progress`
      : `; ${minutes(atMost)} at most`;
  return `replaces ${count}${scaled}${pods.max === 1 ? '' : `, ${pace}`}${ready}${time}`;
}

const minutes = (seconds: number): string =>
  seconds < 120 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

/** What happens where no controller replaces the pods that run. */
function laterText({ object }: Workload, isOfImages: boolean): string {
  const { kind } = object;
  const spec = at(object.manifest, 'spec');
  if (kind === 'CronJob') return 'takes it from the next run on';
  if (kind === 'Job') return 'runs anew';
  if (kind === 'Pod')
    return isOfImages ? 'restarts its containers in place' : 'has to be deleted first: of a Pod only images change';
  if (kind === 'Rollout' || kind === 'CloneSet') return 'replaces its pods as its strategy says';
  if (spec['paused'] === true) return 'takes it when it is resumed: it is paused';
  if (spec['replicas'] === 0) return 'takes it when it has pods again: it has none';
  return 'takes it when its pods are next made: nothing replaces those that run';
}

function startsText({ next }: Pair, workload: Workload): string {
  const { object } = workload;
  if (object.kind === 'DaemonSet') return 'a pod starts on every node';
  if (object.kind === 'CronJob') return 'a pod starts at its times';
  const { min, max } = replicasOf(next, workload);
  return `${max === min ? counted(max, 'pod') : `${range(min, max)} pods`} ${max === 1 ? 'starts' : 'start'}`;
}

/** Every workload of the next graph whose pods this change replaces or starts. */
export function restartedIn(pair: Pair): ReadonlySet<Workload> {
  const { changed, added, renamed } = changesOf(pair);
  const fresh = new Set([
    ...added,
    ...renamed.map(({ after }) => after),
    ...changed.filter(templateChanged).map(({ after }) => after),
  ]);
  return new Set(workloads(pair.next).filter(({ object }) => fresh.has(object)));
}
