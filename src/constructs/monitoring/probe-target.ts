import { Construct } from 'constructs';
import { Probe as ProbeObject, type ProbeProps } from '../../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Problem, problem } from '../../problem.js';
import { nameProblems } from '../object/names.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aText, mapOf, texts } from '../object/shapes.js';

export interface ProbeTargetProps {
  /** Also the value of `job`. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** What is asked from outside the pods: `https://api.example.com/health`. */
  readonly urls: readonly string[];
  /** The blackbox exporter: `blackbox-exporter.monitoring:9115`. */
  readonly prober: string;
  /** A module of the exporter. @default http_2xx */
  readonly module?: string;
  /** How often it is asked: `30s`. @default Prometheus' own */
  readonly interval?: string;
}

const probeTargetProps = {
  name: required(aText),
  labels: optional(mapOf(aText)),
  urls: required(texts),
  prober: required(aText),
  module: optional(aText),
  interval: optional(aText),
} satisfies PropsOf<ProbeTargetProps>;

/** Has addresses asked as a user would, through the blackbox exporter: a Probe. */
export class ProbeTarget extends Construct {
  constructor(scope: Construct, id: string, props: ProbeTargetProps) {
    super(scope, id);
    refuseProps(this, props, probeTargetProps, new.target === ProbeTarget);
    const { name, labels = {}, urls, prober, module = 'http_2xx', interval } = props;
    reject(this, [...nameProblems('the probe', name), ...urlProblems(urls)]);
    new PlainObject<ProbeProps & Kind>(this, 'Resource', {
      apiVersion: ProbeObject.apiVersion,
      kind: ProbeObject.kind,
      metadata: { name, labels: { ...labels, ...clusterOf(this).prometheus?.selects } },
      spec: {
        jobName: name,
        prober: { url: prober },
        module,
        ...(interval !== undefined && { interval }),
        targets: { staticConfig: { static: [...urls] } },
      },
    });
  }
}

function urlProblems(urls: readonly string[]): Problem[] {
  const hint = 'Give addresses: "https://api.example.com/health".';
  if (urls.length === 0) return [problem('probe', 'nothing is probed.', { hint })];
  return urls
    .filter(url => !/^https?:\/\/[^\s/]+/.test(url))
    .map(url => problem('probe', `the address is "${url}".`, { hint }));
}
