/** One part of the day, in minutes since it began. */
export interface Phase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Whether somebody has to be paged in it. */
  readonly paged: boolean;
}

/** Minutes after an event in which a page may still go on, or come from what it has used up. */
const recovery = 60;
export const day = 24 * 60;

/** What happens, and when: everything that a system goes through in weeks, in one day. */
export const phases = {
  start: { name: 'start', from: 0, to: 60, paged: false },
  rollout: { name: 'rollout', from: 90, to: 150, paged: false },
  peak: { name: 'load, and scale down to the minimum', from: 180, to: 300, paged: false },
  night: { name: 'idle night', from: 330, to: 720, paged: false },
  pod: { name: 'dead pod', from: 750, to: 780, paged: false },
  node: { name: 'dead node', from: 810, to: 870, paged: false },
  database: { name: 'dead database', from: 900, to: 925, paged: true },
  outage: { name: 'total outage at low traffic', from: 1020, to: 1140, paged: true },
  evening: { name: 'evening', from: 1140 + recovery, to: day - 1, paged: false },
} as const satisfies Readonly<Record<string, Phase>>;

/** For how many minutes the database is away. */
export const outageOfDatabase = 25;

export const during = ({ from, to }: Phase, minute: number): boolean => minute >= from && minute < to;

/** Requests a minute. */
export function traffic(minute: number): number {
  if (during(phases.start, minute)) return minute < 5 ? 0 : 30;
  if (during(phases.peak, minute)) return minute < 240 ? 600 : 60;
  if (during(phases.night, minute)) return 0;
  if (during(phases.outage, minute)) return 4;
  return 60;
}

/** Whether requests fail: all of them, while the database is away and in the outage. */
export const fails = (minute: number): boolean => databaseAway(minute) || during(phases.outage, minute);

/** Whether the database is away. */
export const databaseAway = (minute: number): boolean =>
  minute >= phases.database.from && minute < phases.database.from + outageOfDatabase;

/** What one of several pods goes through: 1 while it is well, 0 while it is a target and does not answer, undefined while it is gone. */
export function podState(minute: number): 0 | 1 | undefined {
  const starts = [
    { at: 0, gone: 1, silent: 4 },
    { at: phases.rollout.from, gone: 0, silent: 4 },
    { at: phases.rollout.from + 20, gone: 1, silent: 5 },
    { at: phases.pod.from, gone: 2, silent: 5 },
    { at: phases.node.from, gone: 7, silent: 5 },
  ];
  for (const { at, gone, silent } of starts) {
    if (minute >= at && minute < at + gone) return undefined;
    if (minute >= at + gone && minute < at + gone + silent) return 0;
  }
  return 1;
}
