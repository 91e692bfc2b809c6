import type { Construct } from 'constructs';
import type { DaemonSet, PodSpec, Volume } from '../../../imports/k8s.js';
import { peerOf } from '../../environment/cluster.js';
import { namespaceAt } from '../../intent/place.js';
import { containerAlerts } from '../../monitoring/baseline/containers.js';
import { Component, type ComponentProps } from '../component/component.js';
import { replace } from '../component/overrides.js';
import { httpGet } from '../component/probe.js';
import { reloadAnnotations } from '../component/reloading.js';
import { PodMetricsEndpoint } from '../monitoring/pod-metrics-endpoint.js';
import { tcpPort } from '../network/port.js';
import { PlainObject } from '../object/plain-object.js';
import { workloadWave } from '../object/wave.js';

export type FluentBitProps = Pick<
  ComponentProps,
  'name' | 'image' | 'config' | 'files' | 'calls' | 'access' | 'resources' | 'args' | 'command'
>;

const port = 2020;
/** Where it remembers how far it has read. */
const state = '/var/lib/fluent-bit';

/** A pod on every node that reads the log files there. It runs as root without any capability: the files are root's. */
export class FluentBit extends Component {
  readonly daemonSet: PlainObject<DaemonSet>;

  constructor(scope: Construct, id: string, props: FluentBitProps) {
    super(
      scope,
      id,
      { ...props, user: 0, pod: { securityContext: replace(asRoot) } },
      { role: 'agent', earliestWave: workloadWave },
    );
    const { prometheus } = this.cluster;
    const template = this.template({
      ports: [{ ...tcpPort('http', port), protocol: 'http' }],
      probes: { liveness: httpGet('/'), readiness: httpGet('/') },
      allowedCallers: prometheus ? [{ peer: peerOf(prometheus), port, reason: 'metrics' }] : [],
      volumeMounts: [
        { name: 'logs', mountPath: '/var/log', readOnly: true },
        { name: 'state', mountPath: state },
      ],
    });
    const volumes: Volume[] = [
      ...(template.spec?.volumes ?? []),
      { name: 'logs', hostPath: { path: '/var/log' } },
      { name: 'state', hostPath: { path: `${state}/${namespaceAt(this)}`, type: 'DirectoryOrCreate' } },
    ];
    const metadata = this.workloadMetadata();
    const of = { name: this.name, config: props.config, calls: this.calls };
    this.daemonSet = new PlainObject<DaemonSet>(this, 'daemonset', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: {
        ...metadata,
        annotations: { ...metadata.annotations, ...(this.cluster.reloader && reloadAnnotations(template, of)) },
      },
      spec: {
        selector: { matchLabels: this.selector },
        template: { ...template, spec: { ...template.spec!, tolerations: [{ operator: 'Exists' }], volumes } },
      },
    });
    if (prometheus) {
      new PodMetricsEndpoint(this, 'metrics', {
        ...this.metadata(),
        pods: this.selector,
        port: 'http',
        path: '/api/v2/metrics/prometheus',
      });
    }
    this.alertRules(containerAlerts(this.containerName));
  }
}

const asRoot: NonNullable<PodSpec['securityContext']> = {
  runAsUser: 0,
  runAsGroup: 0,
  seccompProfile: { type: 'RuntimeDefault' },
};
