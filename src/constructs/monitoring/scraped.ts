import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { intervalProblems, type MetricCatalogue } from '../../monitoring/catalogue.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aText, mapOf } from '../object/shapes.js';

/** A port that answers with metrics. */
export interface Metrics<Port extends string = string> {
  /** The port's name. */
  readonly port: Port;
  /** Where the metrics are. @default /metrics */
  readonly path?: string;
  /** How often: `15s`. @default Prometheus' own */
  readonly interval?: string;
  /** `10s`. @default Prometheus' own */
  readonly timeout?: string;
  /** What is exposed there. @default unknown */
  readonly catalogue?: MetricCatalogue;
}

/** What the two monitors of Prometheus' operator share. */
export interface ScrapedProps extends Metrics {
  /** The name of the monitor. */
  readonly name: string;
  /** How Prometheus asks. @default http */
  readonly scheme?: 'http' | 'https';
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** More annotations of its objects. @default none */
  readonly annotations?: Labels;
  /** The label whose value becomes `job`. @default app.kubernetes.io/name */
  readonly jobLabel?: string;
}

export const scrapedProps = {
  port: required(aText),
  path: optional(aText),
  interval: optional(aText),
  timeout: optional(aText),
  catalogue: optional(aMap),
  name: required(aText),
  scheme: optional(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  jobLabel: optional(aText),
} satisfies PropsOf<ScrapedProps>;

/** The parts of a monitor that follow from its props, with the catalogue recorded for the checks; refuses intervals that are none. */
export function scraped(monitor: Construct, props: ScrapedProps) {
  const { name, labels = {}, annotations = {}, jobLabel = 'app.kubernetes.io/name' } = props;
  const { port, scheme = 'http', path, interval, timeout, catalogue } = props;
  reject(monitor, intervalProblems(interval));
  if (catalogue) record(monitor, 'metrics', { metrics: catalogue, ...(interval !== undefined && { interval }) });
  return {
    metadata: { name, labels: { ...labels, ...clusterOf(monitor).prometheus?.selects }, annotations },
    jobLabel,
    endpoint: {
      port,
      ...(scheme !== 'http' && { scheme }),
      ...(path !== undefined && path !== '/metrics' && { path }),
      ...(interval !== undefined && { interval }),
      ...(timeout !== undefined && { scrapeTimeout: timeout }),
    },
  };
}
