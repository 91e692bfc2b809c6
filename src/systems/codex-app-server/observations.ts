import type { Observation } from '../../entries/types.js';

const container = 'codex-app-server';
const logs = (namespace: string) => `{namespace="${namespace}",app="${container}"}`;
const series = (metric: string, namespace: string) => `${metric}{namespace="${namespace}",container="${container}"}`;

/** What a process uses on average now, where that is more than this many times what it used over the day before. */
const beyond = (factor: number, used: string) => `(${used}) > ${factor} * avg_over_time((${used})[1d:5m] offset 15m)`;

/** Section 4 of the checklist: what is to be seen after a rollout. */
export const observations: readonly Observation[] = [
  {
    says: 'logs arrive where they are kept',
    of: 'logs',
    finds: 'something',
    query: ({ namespace }) => `sum(count_over_time(${logs(namespace)} [5m])) > 0`,
  },
  {
    says: 'nothing panics',
    of: 'logs',
    finds: 'nothing',
    query: ({ namespace }) =>
      `sum by (pod) (count_over_time(${logs(namespace)} |~ "panicked at|Panic occurred" [1m])) > 0`,
  },
  {
    says: 'the cpu stays within twice that of the day before',
    of: 'metrics',
    finds: 'nothing',
    query: ({ namespace }) => beyond(2, `avg(rate(${series('container_cpu_usage_seconds_total', namespace)}[5m]))`),
  },
  {
    says: 'the memory stays within one and a half times that of the day before',
    of: 'metrics',
    finds: 'nothing',
    query: ({ namespace }) => beyond(1.5, `avg(${series('container_memory_working_set_bytes', namespace)})`),
  },
];
