import { Construct } from 'constructs';
import { Certificate } from '../../../imports/cert-manager.io.js';
import type { CertificatesConfiguration } from '../../../imports/postgresql.cnpg.io.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import type { Alert } from '../../monitoring/alerts/alert.js';
import { certificateAlerts } from '../../monitoring/baseline/certificate.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import { reloaded } from './cloud-native-reload.js';

export interface PostgresCertificateProps {
  /** The cluster's name. */
  readonly name: string;
  readonly labels: Labels;
  /** Services besides those of the cluster itself that its certificate is shown by. */
  readonly services?: readonly string[];
}

/** What a cluster of CloudNativePG proves its name with, where the environment has an issuer for names inside the cluster. */
export class PostgresCertificate extends Construct {
  /** The cluster's fields for it; without an issuer nothing, and the operator signs one itself. */
  readonly certificates: CertificatesConfiguration | undefined;
  readonly alerts: readonly Alert[] = [];

  constructor(scope: Construct, id: string, { name, labels, services = [] }: PostgresCertificateProps) {
    super(scope, id);
    const { internalIssuer } = clusterOf(this);
    if (internalIssuer === undefined) return;
    const namespace = namespaceAt(this);
    const server = `${name}-server`;
    const hosts = [`${name}-rw`, `${name}-ro`, `${name}-r`, ...services];
    new Certificate(this, 'Resource', {
      metadata: { name: server, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        secretName: server,
        secretTemplate: { labels: reloaded },
        issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: internalIssuer },
        dnsNames: hosts.flatMap(host =>
          namespace === undefined ? [host] : [host, `${host}.${namespace}`, `${host}.${namespace}.svc`],
        ),
        usages: ['server auth'],
        privateKey: { rotationPolicy: 'Always' },
      },
    });
    this.certificates = { serverTLSSecret: server, serverCASecret: server };
    this.alerts = certificateAlerts(server);
  }
}
