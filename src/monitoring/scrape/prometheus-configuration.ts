import type { Labels } from '../../intent/endpoint.js';
import { type Problem, ProblemError, problem } from '../../problem.js';
import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { escapePattern } from '../../promql/matcher.js';

/** Pods that Prometheus reads. */
export interface PodScrape {
  /** The value of `job`. */
  readonly job: string;
  /** The namespace of the pods. */
  readonly namespace: string;
  /** Labels of the pods. */
  readonly pods: Labels;
  /** The name of the container port. */
  readonly port: string;
  /** Where the metrics are. @default /metrics */
  readonly path?: string;
  /** How often it is scraped. @default 30s */
  readonly interval?: Duration;
  /** At most the interval. @default 10s */
  readonly timeout?: Duration;
}

/** What Prometheus scrapes, which rules it evaluates and where it sends alerts. */
export interface PrometheusProps {
  /** Each is a job of the configuration. */
  readonly scrapes: readonly PodScrape[];
  /** Where rule files are mounted. @default /etc/prometheus/rules/*.yaml */
  readonly ruleFiles?: string;
  /** `alertmanager.monitoring:9093` */
  readonly alertmanager?: string;
}

/**
 * `prometheus.yml` for a cluster without the operator, as plain data.
 * @throws ProblemError with every scrape that could not work
 */
export function prometheusConfiguration({
  scrapes,
  ruleFiles = '/etc/prometheus/rules/*.yaml',
  alertmanager,
}: PrometheusProps) {
  const problems = scrapeProblems(scrapes);
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    global: { scrape_interval: '30s', evaluation_interval: '30s' },
    rule_files: [ruleFiles],
    ...(alertmanager !== undefined && {
      alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
    }),
    scrape_configs: scrapes.map(podScrape),
  };
}

/** A job of its own for each: a rule that keeps some pods would drop the static targets of the same job. */
function podScrape({ job, namespace, pods, port, path, interval = '30s', timeout = '10s' }: PodScrape) {
  return {
    job_name: `${namespace}/${job}`,
    scrape_interval: interval,
    scrape_timeout: timeout,
    ...(path !== undefined && { metrics_path: path }),
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [namespace] } }],
    relabel_configs: [
      ...Object.entries(pods).map(([label, value]) => keep(`pod_label_${label.replace(/[^a-zA-Z0-9_]/g, '_')}`, value)),
      keep('pod_container_port_name', port),
      ...Object.entries(copied).map(([source, target]) => ({
        source_labels: [`__meta_kubernetes_${source}`],
        target_label: target,
      })),
      { target_label: 'job', replacement: job },
    ],
  };
}

/** The labels that the operator adds, which all rules count on. */
const copied = { namespace: 'namespace', pod_name: 'pod', pod_container_name: 'container' };

const keep = (source: string, value: string) => ({
  source_labels: [`__meta_kubernetes_${source}`],
  action: 'keep',
  regex: escapePattern(value),
});

function scrapeProblems(scrapes: readonly PodScrape[]): Problem[] {
  const names = scrapes.map(({ namespace, job }) => `${namespace}/${job}`);
  return scrapes.flatMap(({ pods, interval = '30s', timeout = '10s' }, i) => {
    const problems = [
      ...durationProblems('the scrape interval', interval),
      ...durationProblems('the scrape timeout', timeout),
    ];
    const addProblem = (message: string, hint: string) => problems.push(problem('scrape', message, { hint }));
    if (names.indexOf(names[i]!) < i) addProblem(`two scrapes are named "${names[i]}".`, 'Give each job its own name.');
    if (Object.keys(pods).length === 0)
      addProblem(`"${names[i]}" selects every pod of its namespace.`, 'Give the labels of its pods.');
    if (knownSeconds(timeout) > knownSeconds(interval))
      addProblem(
        `"${names[i]}" waits ${timeout} for an answer every ${interval}.`,
        'The timeout is at most the interval.',
      );
    return problems;
  });
}
