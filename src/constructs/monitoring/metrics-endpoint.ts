import { Construct } from 'constructs';
import { ServiceMonitor, type ServiceMonitorProps } from '../../../imports/monitoring.coreos.com.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { type PropsOf, refuseProps, required } from '../object/props.js';
import { aText, mapOf } from '../object/shapes.js';
import { type ScrapedProps, scraped, scrapedProps } from './scraped.js';

export interface MetricsEndpointProps extends ScrapedProps {
  /** The labels of the Service. */
  readonly service: Labels;
}

const metricsEndpointProps = {
  ...scrapedProps,
  service: required(mapOf(aText)),
} satisfies PropsOf<MetricsEndpointProps>;

/** Has a Service's port scraped by the environment's Prometheus: a ServiceMonitor. */
export class MetricsEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: MetricsEndpointProps) {
    super(scope, id);
    refuseProps(this, props, metricsEndpointProps, new.target === MetricsEndpoint);
    const { metadata, jobLabel, endpoint } = scraped(this, props);
    new PlainObject<ServiceMonitorProps & Kind>(this, 'Resource', {
      apiVersion: ServiceMonitor.apiVersion,
      kind: ServiceMonitor.kind,
      metadata,
      spec: { jobLabel, selector: { matchLabels: props.service }, endpoints: [endpoint] },
    });
  }
}
