import { Construct } from 'constructs';
import { PodMonitor } from '../../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import type { Alert } from '../../monitoring/alerts/alert.js';
import { cloudNativePgAlerts } from '../../monitoring/baseline/cloud-native-pg.js';
import { volumeAlert } from '../../monitoring/baseline/volume.js';
import type { Duration } from '../../promql/duration.js';
import { AlertRules } from '../monitoring/alert-rules.js';
import { storeWave, waveAnnotations } from '../object/wave.js';

export interface PostgresMonitoringProps {
  /** The cluster's name. */
  readonly name: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly maxConnections: number;
  readonly instances: number;
  /** How long the backup of each day may take. @default there are none */
  readonly backupEndsWithin?: Duration;
  /** Of what belongs to it. */
  readonly alerts: readonly Alert[];
}

/** What is read from the instances of a cluster of CloudNativePG, and their alerts; nothing where Prometheus is missing. */
export class PostgresMonitoring extends Construct {
  constructor(scope: Construct, id: string, props: PostgresMonitoringProps) {
    super(scope, id);
    const { prometheus } = clusterOf(this);
    if (!prometheus) return;
    const { name, labels, selector, alerts } = props;
    const annotations = waveAnnotations(storeWave);
    new PodMonitor(this, 'metrics', {
      metadata: { name, labels: { ...labels, ...prometheus.selects }, annotations },
      // The pods of poolers have the label of the cluster as well, and monitors of their own.
      spec: {
        selector: { matchLabels: { ...selector, 'cnpg.io/podRole': 'instance' } },
        podMetricsEndpoints: [{ port: 'metrics' }],
      },
    });
    new AlertRules(this, 'rules', {
      name,
      labels,
      annotations,
      selector,
      baseline: [...cloudNativePgAlerts(name, props), volumeAlert(name), ...alerts],
    });
  }
}
