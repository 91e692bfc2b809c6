import { Construct } from 'constructs';
import { Certificate } from '../../../imports/cert-manager.io.js';
import type { SecretVariable } from '../../config/resolve.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { secretKey } from '../../intent/secret.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface ServiceCertificateProps {
  /** The component's. */
  readonly name: string;
  readonly labels: Labels;
  readonly serviceName: string;
}

const file = { of: 'tls', type: 'kubernetes.io/tls' } as const;
/** Where a server finds its certificate and key. */
export const certificateFile = '/run/secrets/tls/tls.crt';
export const certificateKeyFile = '/run/secrets/tls/tls.key';

/** What a server inside the cluster proves its name with, where the environment has an issuer for such names. */
export class ServiceCertificate extends Construct {
  /** What the pods mount; nothing where nobody issues certificates. */
  readonly files: readonly SecretVariable[] = [];

  constructor(scope: Construct, id: string, { name, labels, serviceName }: ServiceCertificateProps) {
    super(scope, id);
    const { internalIssuer } = clusterOf(this);
    if (internalIssuer === undefined) return;
    const namespace = namespaceAt(this);
    const secretName = `${name}-tls`;
    const inNamespace =
      namespace === undefined ? [] : [`${serviceName}.${namespace}`, `${serviceName}.${namespace}.svc`];
    new Certificate(this, 'Resource', {
      metadata: { name, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        secretName,
        issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: internalIssuer },
        dnsNames: [serviceName, ...inNamespace],
        privateKey: { rotationPolicy: 'Always' },
      },
    });
    this.files = ['tls.crt', 'tls.key'].map(key => ({
      variable: key,
      key,
      value: secretKey(secretName, key),
      description: 'What the server proves its name with',
      file,
    }));
  }
}
