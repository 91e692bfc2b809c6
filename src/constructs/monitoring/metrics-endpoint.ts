import { Construct } from 'constructs';
import { ServiceMonitor, type ServiceMonitorProps } from '../../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { intervalProblems, type MetricCatalogue } from '../../monitoring/catalogue.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aText, mapOf } from '../object/shapes.js';

/** A port that answers with metrics. */
export interface Metrics<Port extends string = string> {
  /** The port's name. */
  readonly port: Port;
  /** @default /metrics */
  readonly path?: string;
  /** How often: `15s`. @default Prometheus' own */
  readonly interval?: string;
  /** `10s`. @default Prometheus' own */
  readonly timeout?: string;
  /** What is exposed there. @default unknown */
  readonly catalogue?: MetricCatalogue;
}

export interface MetricsEndpointProps extends Metrics {
  readonly name: string;
  /** @default http */
  readonly scheme?: 'http' | 'https';
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** The labels of the Service. */
  readonly service: Labels;
  /** The label of the Service whose value becomes `job`. @default app.kubernetes.io/name */
  readonly jobLabel?: string;
}

const metricsEndpointProps = {
  port: required(aText),
  path: optional(aText),
  interval: optional(aText),
  timeout: optional(aText),
  catalogue: optional(aMap),
  name: required(aText),
  scheme: optional(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  service: required(mapOf(aText)),
  jobLabel: optional(aText),
} satisfies PropsOf<MetricsEndpointProps>;

/** Has a Service's port scraped by the environment's Prometheus: a ServiceMonitor. */
export class MetricsEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: MetricsEndpointProps) {
    super(scope, id);
    refuseProps(this, props, metricsEndpointProps, new.target === MetricsEndpoint);
    const { name, labels = {}, annotations = {}, service, jobLabel = 'app.kubernetes.io/name' } = props;
    const { port, scheme = 'http', path, interval, timeout, catalogue } = props;
    reject(this, intervalProblems(interval));
    if (catalogue) record(this, 'metrics', { metrics: catalogue, ...(interval !== undefined && { interval }) });
    new PlainObject<ServiceMonitorProps & Kind>(this, 'Resource', {
      apiVersion: ServiceMonitor.apiVersion,
      kind: ServiceMonitor.kind,
      metadata: { name, labels: { ...labels, ...clusterOf(this).prometheus?.selects }, annotations },
      spec: {
        jobLabel,
        selector: { matchLabels: service },
        endpoints: [
          {
            port,
            ...(scheme !== 'http' && { scheme }),
            ...(path !== undefined && path !== '/metrics' && { path }),
            ...(interval !== undefined && { interval }),
            ...(timeout !== undefined && { scrapeTimeout: timeout }),
          },
        ],
      },
    });
  }
}
