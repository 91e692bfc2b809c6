import { type Problem, ProblemError, problem } from '../problem.js';
import { type Duration, durationProblems } from '../promql/duration.js';
import type { Histogram, Metric, Subject } from './metric.js';

/** The metrics of one program, by the names that its rules and dashboards use. */
export type MetricCatalogue = Readonly<Record<string, Metric>>;

const name = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const label = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Labels that a scrape sets even where an exporter's own count; the others an exporter may keep. */
const scraped = new Set(['job', 'instance', 'service', 'endpoint']);

/**
 * Declares the metrics of one program: `const metrics = metricCatalogue({ requests: counter('app_requests_total', …) })`.
 * @throws ProblemError with everything that no program could expose
 */
export function metricCatalogue<const C extends MetricCatalogue>(metrics: C): C {
  const all = Object.values(metrics);
  const names = all.map(metric => metric.name);
  const problems = all.flatMap(metricProblems);
  for (const repeated of new Set(names.filter((each, i) => names.indexOf(each) !== i)))
    problems.push(problem('metric', `two metrics are named "${repeated}".`, { hint: 'A name is exposed once.' }));
  if (problems.length > 0) throw new ProblemError(problems);
  return Object.freeze(metrics);
}

/** The same metrics as an exporter of the platform exposes them: for objects of every namespace. */
export function exporter<const C extends MetricCatalogue>(
  metrics: C,
  namespaceLabel = 'namespace',
  about?: Subject,
): C {
  const entries = Object.entries(metricCatalogue(metrics)).map(([key, metric]) => [
    key,
    Object.freeze({ ...metric, platform: true, namespaceLabel, ...(about && { about }) }),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as C;
}

/** A catalogue, and how often it is read. */
export interface ScrapedCatalogue {
  readonly metrics: MetricCatalogue;
  readonly interval?: Duration;
}

function metricProblems(metric: Metric): Problem[] {
  const problems: Problem[] = [];
  const addProblem = (message: string, hint: string) =>
    problems.push(problem('metric', `metric "${metric.name}" ${message}`, { hint }));
  if (!name.test(metric.name))
    addProblem('has a name that Prometheus does not take.', 'Use letters, digits, "_" and ":".');
  for (const each of Object.keys(metric.labels)) {
    if (!label.test(each)) addProblem(`has a label "${each}".`, 'Use letters, digits and "_".');
    if (scraped.has(each))
      addProblem(`has a label "${each}", which the scrape sets as well.`, `Queries see its own as "exported_${each}".`);
  }
  if (metric.type === 'histogram') problems.push(...bucketProblems(metric as Histogram));
  return problems;
}

function bucketProblems({ name, buckets }: Histogram): Problem[] {
  const ascending = buckets.every((bound, i) => Number.isFinite(bound) && (i === 0 || bound > buckets[i - 1]!));
  if (ascending && buckets.length > 0) return [];
  return [
    problem('metric', `metric "${name}" has the buckets ${buckets.join(', ')}.`, {
      hint: 'Give finite bounds, ascending.',
    }),
  ];
}

/** What is wrong with the interval of a scrape. */
export const intervalProblems = (interval: Duration | undefined): Problem[] =>
  interval === undefined ? [] : durationProblems('the scrape interval', interval);
