import { dataOf, has, ideaIn, names, only, podOf } from './declared.js';

const tlsOf = (graph: ReturnType<typeof ideaIn>) => {
  const { containers, volumes } = podOf(graph, 'Deployment', 'codex-server');
  return {
    env: containers[0]!.env!.map(({ name }) => name),
    mount: containers[0]!.volumeMounts!.find(({ name }) => name === 'secret-kernel-tls'),
    volume: volumes!.find(({ name }) => name === 'secret-kernel-tls'),
  };
};
const files = ['tls.crt', 'tls.key'].map(key => ({ key, path: key }));

test.each(['staging', 'production'] as const)(
  'I3 I7: %s proves itself to the Kernel by a certificate that cert-manager issues',
  name => {
    const graph = ideaIn(name);
    expect(only(graph, 'Certificate', 'kernel-client')).toMatchObject({
      spec: {
        secretName: 'kernel-client',
        commonName: `codex-server.idea-${name}`,
        issuerRef: { kind: 'ClusterIssuer', name: 'internal' },
        usages: ['digital signature', 'client auth'],
      },
    });
    expect(tlsOf(graph).volume).toEqual({
      name: 'secret-kernel-tls',
      secret: { secretName: 'kernel-client', defaultMode: 0o440, items: files },
    });
  },
);

test('I3 I7: the certificate may be one that Vault keeps: a kubernetes.io/tls Secret is made from it', () => {
  const graph = ideaIn('production', { kernelAccess: 'kept-certificate' });
  expect(has(graph, 'Certificate', 'kernel-client')).toBe(false);
  expect(only(graph, 'ExternalSecret', 'codex-server-kernel-tls')).toMatchObject({
    spec: {
      target: { template: { type: 'kubernetes.io/tls' } },
      data: [
        { secretKey: 'tls.crt', remoteRef: { key: 'idea/kernel-client', property: 'certificate' } },
        { secretKey: 'tls.key', remoteRef: { key: 'idea/kernel-client', property: 'key' } },
      ],
    },
  });
  expect(tlsOf(graph).volume).toMatchObject({ secret: { secretName: 'codex-server-kernel-tls', items: files } });
});

test.each(['kept-certificate', 'issued-certificate'] as const)(
  'I3: of a %s the program gets read-only files and their paths, and no value in a variable',
  kernelAccess => {
    const graph = ideaIn('production', { kernelAccess });
    const { env, mount } = tlsOf(graph);
    expect(mount).toEqual({ name: 'secret-kernel-tls', mountPath: '/run/secrets/kernel-tls', readOnly: true });
    expect(env.filter(name => name.startsWith('KERNEL_MTLS') || name === 'KERNEL_JWT')).toEqual([]);
    expect(dataOf(graph, 'codex-server-config')).toMatchObject({
      KERNEL_MTLS_CERT: '/run/secrets/kernel-tls/tls.crt',
      KERNEL_MTLS_KEY: '/run/secrets/kernel-tls/tls.key',
    });
  },
);

test.each(names)('I2: in %s the server may prove itself by a token instead, and has no certificate then', name => {
  const { env, mount } = tlsOf(ideaIn(name, { kernelAccess: 'token' }));
  expect(env).toContain('KERNEL_JWT');
  expect(mount).toBeUndefined();
});
