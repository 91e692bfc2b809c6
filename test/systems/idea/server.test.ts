import type { Container } from '../../../imports/k8s.js';
import { replicasOf } from '../../../src/graph/scaling.js';
import { workloads } from '../../../src/graph/workload.js';
import { ideaConfig } from '../../../src/systems/idea/config.js';
import { dataOf, ideaIn, type Name, names, only, podOf } from './declared.js';

const graphs = Object.fromEntries(names.map(name => [name, ideaIn(name)])) as Record<Name, ReturnType<typeof ideaIn>>;
const serverOf = (name: Name): Container => podOf(graphs[name], 'Deployment', 'codex-server').containers[0]!;

test.each(names)('I1: the server of %s listens to everybody on 5175', name => {
  expect(dataOf(graphs[name], 'codex-server-config')).toMatchObject({ HOST: '0.0.0.0', PORT: '5175' });
  expect(serverOf(name).ports).toEqual([{ name: 'http', containerPort: 5175 }]);
});

test.each([
  ['development', { min: 1, max: 1 }],
  ['staging', { min: 2, max: 4 }],
  ['production', { min: 2, max: 10 }],
] as const)('I1: how many servers %s has', (name, range) => {
  const server = workloads(graphs[name]).find(({ object }) => object.name === 'codex-server')!;
  expect(replicasOf(graphs[name], server)).toEqual(range);
});

test.each(names)('I1: the server of %s is asked for /health and /ready, with patience for what /ready asks', name => {
  const { livenessProbe, readinessProbe } = serverOf(name);
  expect(livenessProbe).toEqual({ httpGet: { path: '/health', port: 'http' } });
  expect(readinessProbe).toEqual({
    httpGet: { path: '/ready', port: 'http' },
    timeoutSeconds: 5,
    failureThreshold: 18,
  });
});

interface Rules {
  readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
}
interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
}

test('I1: an alert says that the Kernel is away before the Service has lost its pods, and when it has', () => {
  const { periodSeconds = 10, failureThreshold } = serverOf('production').readinessProbe!;
  const gone = (periodSeconds * failureThreshold!) / 60;
  const { groups } = only<Rules>(graphs.production, 'PrometheusRule', 'codex-server').spec;
  const told = (name: string) => groups[0]!.rules.find(({ alert }) => alert === name)!;
  const minutes = (name: string) => Number(/^(\d+)m$/.exec(told(name).for)![1]);
  expect(minutes('KernelUnreachable')).toBeLessThan(gone);
  expect(minutes('ObjectStoreUnreachable')).toBeLessThan(gone);
  for (const name of ['KernelUnreachable', 'ObjectStoreUnreachable', 'CodexServerNotReady'])
    expect(told(name).labels['severity']).toBe('critical');
  expect(told('CodexServerNotReady').expr).toBe(
    'min by (namespace) (kube_deployment_status_replicas_available{namespace="idea-production",deployment="codex-server"}) < 1',
  );
});

const domains = { development: 'dev.example.com', staging: 'staging.example.com', production: 'example.com' } as const;
const stores = {
  development: { STORAGE_ENDPOINT: 'http://minio.idea-development:9000', STORAGE_BUCKET: 'idea-artifacts' },
  staging: {
    STORAGE_ENDPOINT: 'https://s3.eu-central-1.amazonaws.com',
    STORAGE_BUCKET: 'idea-artifacts-staging',
  },
  production: {
    STORAGE_ENDPOINT: 'https://s3.eu-central-1.amazonaws.com',
    STORAGE_BUCKET: 'idea-artifacts-production',
  },
} as const;

test.each(names)('I2: every variable of the document that is not a secret is in the ConfigMap of %s', name => {
  const domain = domains[name];
  expect(dataOf(graphs[name], 'codex-server-config')).toMatchObject({
    ALLOWED_ORIGIN: `https://idea.${domain}`,
    ...stores[name],
    KERNEL_URL: `https://kernel.${domain}`,
    VAULT_ADDR: `https://vault.${domain}:8200`,
    VAULT_CLIENT_CERT: '/run/secrets/vault-tls/tls.crt',
    VAULT_CLIENT_KEY: '/run/secrets/vault-tls/tls.key',
    KMS_SIGNING_ENDPOINT: `https://kms.${domain}`,
    OIDC_JWKS_URL: `https://auth.${domain}/.well-known/jwks.json`,
  });
});

const keys = ['STORAGE_ACCESS_KEY', 'STORAGE_SECRET_KEY'];
const pair = ['KERNEL_MTLS_CERT', 'KERNEL_MTLS_KEY'];
/** The idempotency store is beside the metadata, and the name in traces is the program's own. */
const unset = ['IDEMPOTENCY_STORE', 'REDIS_URL', 'OTEL_SERVICE_NAME'];

test.each([
  ['development', [...pair, ...unset]],
  ['staging', ['KERNEL_JWT', ...unset]],
  ['production', ['KERNEL_JWT', ...keys, ...unset]],
] as const)('I2: the server of %s gets every variable but for those that it does not need', (name, missing) => {
  const told = [
    ...Object.keys(dataOf(graphs[name], 'codex-server-config')),
    ...serverOf(name).env!.map(variable => variable.name),
  ];
  expect(Object.keys(ideaConfig.variables).filter(variable => !told.includes(variable))).toEqual(
    expect.arrayContaining([...missing]),
  );
  expect(told.length + missing.length).toBe(Object.keys(ideaConfig.variables).length);
});

interface Egress {
  readonly spec: {
    readonly egress: readonly {
      readonly toFQDNs?: readonly { readonly matchName: string }[];
      readonly toPorts: readonly [{ readonly ports: readonly [{ readonly port: string }] }];
    }[];
  };
}

test.each([
  ['development', []],
  ['staging', [['s3.eu-central-1.amazonaws.com', '443']]],
  ['production', [['s3.eu-central-1.amazonaws.com', '443']]],
] as const)(
  'I2 C6: in %s, the server reaches the Kernel, Vault, KMS, OIDC and its storage, and no other host',
  (name, storage) => {
    const byName = ideaIn(name, {}, { networkPolicies: 'cilium' });
    const { egress } = only<Egress>(byName, 'CiliumNetworkPolicy', 'codex-server').spec;
    const domain = domains[name];
    expect(
      egress.flatMap(({ toFQDNs = [], toPorts: [{ ports }] }) =>
        toFQDNs.map(({ matchName }) => [matchName, ports[0].port]),
      ),
    ).toEqual([
      ...storage,
      [`kernel.${domain}`, '443'],
      [`vault.${domain}`, '8200'],
      [`kms.${domain}`, '443'],
      [`auth.${domain}`, '443'],
    ]);
  },
);
