import { Construct } from 'constructs';
import { Certificate } from '../../../imports/cert-manager.io.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { type SecretKey, secretKey } from '../../intent/secret.js';
import { certificateAlerts } from '../../monitoring/baseline/certificate.js';
import { problem } from '../../problem.js';
import { AlertRules } from '../monitoring/alert-rules.js';
import { nameProblems } from '../object/names.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aText, mapOf } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface ClientCertificateProps {
  /** The name of its objects; the Secret has the same name. @default the construct's id */
  readonly name?: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** Whom it names, in at most 64 characters: what the server knows the client by. */
  readonly commonName: string;
}

const clientCertificateProps = {
  name: optional(aText),
  labels: optional(mapOf(aText)),
  commonName: required(aText),
} satisfies PropsOf<ClientCertificateProps>;

/** What a client proves itself with, signed by the environment's issuer for names inside the cluster and renewed by cert-manager. */
export class ClientCertificate extends Construct {
  /** For variables that take a client's certificate and its key. */
  readonly certificate: SecretKey;
  /** For variables that take the certificate's private key alone. */
  readonly key: SecretKey;

  constructor(scope: Construct, id: string, props: ClientCertificateProps) {
    super(scope, id);
    refuseProps(this, props, clientCertificateProps, new.target === ClientCertificate);
    const { name = id, labels = {}, commonName } = props;
    const { internalIssuer, prometheus } = clusterOf(this);
    this.certificate = secretKey(name, 'tls.crt');
    this.key = secretKey(name, 'tls.key');
    reject(this, [
      ...nameProblems('the client certificate', name),
      ...issuingProblems(name, internalIssuer, commonName),
    ]);
    const annotations = waveAnnotations(supportWave);
    new Certificate(this, 'Resource', {
      metadata: { name, labels, annotations },
      spec: {
        secretName: name,
        issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: internalIssuer ?? '' },
        commonName,
        usages: ['digital signature', 'client auth'],
        privateKey: { rotationPolicy: 'Always' },
      },
    });
    if (prometheus) new AlertRules(this, 'rules', { name, labels, annotations, baseline: certificateAlerts(name) });
  }
}

function issuingProblems(name: string, issuer: string | undefined, commonName: string) {
  const rejection = (message: string, hint: string) => problem('client-certificate', `"${name}" ${message}`, { hint });
  return [
    ...(issuer === undefined
      ? [
          rejection(
            'has nobody to sign it.',
            'Give the environment cluster.internalIssuer, or keep the certificate in the secret store.',
          ),
        ]
      : []),
    ...(commonName.length >= 1 && commonName.length <= 64
      ? []
      : [rejection(`names "${commonName}".`, 'A common name has 1 to 64 characters.')]),
  ];
}
