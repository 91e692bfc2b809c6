import { Construct } from 'constructs';
import { PodMonitor, type PodMonitorProps } from '../../../imports/monitoring.coreos.com.js';
import type { Labels } from '../../intent/endpoint.js';

import { nameProblems } from '../object/names.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aText, mapOf } from '../object/shapes.js';
import { type ScrapedProps, scraped, scrapedProps } from './scraped.js';

export interface PodMetricsEndpointProps extends ScrapedProps {
  /** The labels of the pods. */
  readonly pods: Labels;
}

const podMetricsEndpointProps = {
  ...scrapedProps,
  pods: required(mapOf(aText)),
} satisfies PropsOf<PodMetricsEndpointProps>;

/** Has pods without a Service scraped by the environment's Prometheus: a PodMonitor. */
export class PodMetricsEndpoint extends Construct {
  constructor(scope: Construct, id: string, props: PodMetricsEndpointProps) {
    super(scope, id);
    refuseProps(this, props, podMetricsEndpointProps, new.target === PodMetricsEndpoint);
    reject(this, nameProblems('the metrics endpoint', props.name));
    const { metadata, jobLabel, endpoint } = scraped(this, props);
    new PlainObject<PodMonitorProps & Kind>(this, 'Resource', {
      apiVersion: PodMonitor.apiVersion,
      kind: PodMonitor.kind,
      metadata,
      spec: { jobLabel, selector: { matchLabels: props.pods }, podMetricsEndpoints: [endpoint] },
    });
  }
}
