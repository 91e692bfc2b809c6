import { Construct } from 'constructs';
import { PodMonitor, type PodMonitorProps } from '../../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { aMap, aText, mapOf } from '../object/shapes.js';
import '../../monitoring/alerts/declared.js';
import { intervalProblems } from '../../monitoring/catalogue.js';
import { nameProblems } from '../object/names.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { reject } from '../object/reject.js';
import type { Metrics } from './metrics-endpoint.js';

export interface PodMetricsEndpointProps extends Metrics {
  readonly name: string;
  /** @default http */
  readonly scheme?: 'http' | 'https';
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** The labels of the pods. */
  readonly pods: Labels;
  /** The label of the pods whose value becomes `job`. @default app.kubernetes.io/name */
  readonly jobLabel?: string;
}

const podMetricsEndpointProps = {
  port: required(aText),
  path: optional(aText),
  interval: optional(aText),
  timeout: optional(aText),
  catalogue: optional(aMap),
  name: required(aText),
  scheme: optional(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  pods: required(mapOf(aText)),
  jobLabel: optional(aText),
} satisfies PropsOf<PodMetricsEndpointProps>;

/** Has pods without a Service scraped by the environment's Prometheus: a PodMonitor. */
export class PodMetricsEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: PodMetricsEndpointProps) {
    super(scope, id);
    refuseProps(this, props, podMetricsEndpointProps, new.target === PodMetricsEndpoint);
    const { name, labels = {}, annotations = {}, pods, jobLabel = 'app.kubernetes.io/name' } = props;
    const { port, scheme = 'http', path, interval, timeout, catalogue } = props;
    reject(this, [...nameProblems('the metrics endpoint', name), ...intervalProblems(interval)]);
    if (catalogue) record(this, 'metrics', { metrics: catalogue, ...(interval !== undefined && { interval }) });
    new PlainObject<PodMonitorProps & Kind>(this, 'Resource', {
      apiVersion: PodMonitor.apiVersion,
      kind: PodMonitor.kind,
      metadata: { name, labels: { ...labels, ...clusterOf(this).prometheus?.selects }, annotations },
      spec: {
        jobLabel,
        selector: { matchLabels: pods },
        podMetricsEndpoints: [
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
