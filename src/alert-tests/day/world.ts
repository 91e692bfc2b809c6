import type { Feed } from '../../monitoring/alert-test/alert-test.js';
import type { DeclaredAlert } from '../../monitoring/alerts/declared.js';
import { databaseAway, fails, podState, traffic } from './timeline.js';

/** A series of the day. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its value in a minute; undefined while it is not there. */
  readonly at: (minute: number) => number | undefined;
}

/** The alert that stands beside every objective, and is fed with what it counts. */
export const objectiveIsMeasured = 'SLOMetricAbsent';

const calm = 0.001;
const bad = 1.1;

/**
 * The series of a day in which nothing is wrong but what the timeline says: what each alert is tested with while all
 * is well, with the traffic, the pods and the database of the day in place of it.
 * @param errorsOf the label and value that failed events of a metric have
 */
export function worldOf(
  alerts: readonly DeclaredAlert[],
  errorsOf: (metric: string) => readonly [label: string, value: string] | undefined,
): readonly Series[] {
  const world = new Map<string, Series>();
  const enter = (series: Series) => {
    const id = `${series.name}${JSON.stringify(Object.entries(series.labels).sort())}`;
    if (!world.has(id)) world.set(id, series);
  };
  const [promised, others] = parted(alerts, ({ alert }) => alert.name === objectiveIsMeasured);
  for (const { alert, namespace } of promised)
    for (const feed of alert.test.feed({ level: calm, namespace, now: 0 }))
      for (const each of events(feed, errorsOf(feed.name))) enter(each);
  const counted = new Set([...world.values()].map(({ name }) => name));
  for (const { alert, namespace } of others.filter(each => each.alert.name !== 'MetricMissing')) {
    const now = alert.test.feed({ level: calm, namespace, now: 0 });
    const worse = new Map(alert.test.feed({ level: bad, namespace, now: 0 }).map(each => [idOf(each), each]));
    for (const feed of now) {
      if (feed.name.startsWith('slo:') || counted.has(feed.name)) continue;
      enter({ name: feed.name, labels: feed.labels, at: behaviour(feed, worse.get(idOf(feed))) });
    }
  }
  return [...world.values()];
}

/** What an objective counts: good events until they fail, and then bad ones. */
function events({ name, labels }: Feed, error: readonly [string, string] | undefined): readonly Series[] {
  const good = cumulated(minute => (error && fails(minute) ? 0 : traffic(minute)));
  if (!error) return [{ name, labels, at: good }];
  const [label, value] = error;
  const failed = cumulated(minute => (fails(minute) ? traffic(minute) : 0));
  return [
    { name, labels, at: good },
    { name, labels: { ...labels, [label]: value }, at: failed },
  ];
}

/** The sum of what happens in each minute, made once. */
function cumulated(perMinute: (minute: number) => number): (minute: number) => number {
  const sums = [0];
  return minute => {
    while (sums.length <= minute) sums.push(sums.at(-1)! + perMinute(sums.length - 1));
    return sums[minute]!;
  };
}

/** The first of several pods starts with the system, and nothing happens to it. */
const firstPod = (minute: number): 0 | 1 | undefined => (minute < 30 ? podState(minute) : 1);

const idOf = ({ name, labels }: Feed) => `${name}${JSON.stringify(Object.entries(labels).sort())}`;

/** What a series of this metric does in the day, and otherwise what it does while all is well. */
function behaviour(feed: Feed, worse: Feed | undefined): (minute: number) => number | undefined {
  const { name, labels, value } = feed;
  const isSecond = Object.values(labels).some(each => each === 'two' || each === '1');
  const ofDatabase = name.startsWith('cnpg_') && !name.startsWith('cnpg_pgbouncer') ? databaseAway : () => false;
  if (name === 'up') return isSecond ? podState : firstPod;
  if (name === 'kube_deployment_status_replicas_available' && 'stays' in value)
    return minute => (podState(minute) === 1 ? value.stays : Math.max(value.stays - 1, minute < 5 ? 0 : 1));
  if (/backup_timestamp$/.test(name) && !name.includes('failed')) return minute => (minute < 10 ? 0 : 60 * minute);
  // The archive is idle with the database at night.
  if (/last_archived_time$/.test(name))
    return minute => (databaseAway(minute) ? undefined : 60 * Math.min(minute, 330));
  if (/last_failed_time$/.test(name)) return minute => (databaseAway(minute) ? undefined : -1);
  if (/last_successful_time$/.test(name)) return minute => 60 * minute;
  if (/expiration_timestamp/.test(name)) return () => 1e9;
  if ('growsBy' in value) return growing(value, worse);
  const gone = name === 'cnpg_collector_up' && isSecond ? (minute: number) => podState(minute) !== 1 : () => false;
  return minute => (ofDatabase(minute) || gone(minute) ? undefined : value.stays);
}

/** A counter: what goes wrong with it takes the day's traffic while requests fail, and what goes well does otherwise. */
function growing(
  value: { readonly growsBy: number; readonly from: number },
  worse: Feed | undefined,
): (minute: number) => number | undefined {
  const atWorst = worse && 'growsBy' in worse.value ? worse.value.growsBy : value.growsBy;
  if (value.growsBy < atWorst) return minute => value.from + value.growsBy * 60 * minute;
  const busiest = 600;
  return cumulated(minute => (value.growsBy * 60 * traffic(minute)) / busiest);
}

function parted<T>(all: readonly T[], belongs: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(belongs), all.filter(each => !belongs(each))];
}
