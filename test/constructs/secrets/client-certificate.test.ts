import { ClientCertificate } from '../../../src/entries/platform.js';
import { Catalogue, secretFile, Worker } from '../../../src/index.js';
import { chartIn, only, podOf, refusals, small } from '../support.js';

const cluster = { internalIssuer: 'internal', prometheus: { namespace: 'monitoring', selects: {} } };

test('I3: the issuer signs a certificate for a client, which a program finds as files', () => {
  const chart = chartIn(cluster);
  const { certificate, key } = new ClientCertificate(chart, 'kernel-client', { commonName: 'api.shop' });
  expect(only(chart, 'Certificate').spec).toEqual({
    secretName: 'kernel-client',
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'internal' },
    commonName: 'api.shop',
    usages: ['digital signature', 'client auth'],
    privateKey: { rotationPolicy: 'Always' },
  });
  const tls = { of: 'kernel-tls', type: 'kubernetes.io/tls' } as const;
  const program = new Catalogue('api', {
    CERT: secretFile('Certificate', { ...tls, key: 'tls.crt' }),
    KEY: secretFile('Key', { ...tls, key: 'tls.key' }),
  });
  const config = program.values({ CERT: certificate, KEY: key });
  new Worker(chart, 'api', { image: 'a:1', resources: small, config });
  expect(podOf(only(chart, 'Deployment')).volumes).toContainEqual({
    name: 'secret-kernel-tls',
    secret: {
      secretName: 'kernel-client',
      defaultMode: 0o440,
      items: ['tls.crt', 'tls.key'].map(file => ({ key: file, path: file })),
    },
  });
});

test('C9: a client certificate that is not renewed raises an alert', () => {
  const chart = chartIn(cluster);
  new ClientCertificate(chart, 'kernel-client', { commonName: 'api.shop' });
  const [group] = only(chart, 'PrometheusRule', 'kernel-client').spec['groups'] as [{ rules: { alert: string }[] }];
  expect(group.rules.map(({ alert }) => alert)).toEqual(['CertificateExpires', 'CertificateNotReady']);
});

test('refuses a certificate that nobody signs, and an invalid name', () => {
  expect(refusals(() => new ClientCertificate(chartIn({}), 'client', { commonName: '' }))).toEqual([
    [
      'client-certificate',
      '"client" has nobody to sign it.',
      'Give the environment cluster.internalIssuer, or keep the certificate in the secret store.',
    ],
    ['client-certificate', '"client" names "".', 'A common name has 1 to 64 characters.'],
  ]);
});
