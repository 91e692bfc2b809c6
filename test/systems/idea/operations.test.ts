import type { CronJob, Deployment, Job, NetworkPolicy } from '../../../imports/k8s.js';
import { fleet } from '../../../src/main.js';
import { ideaAlerts } from '../../../src/systems/idea/alerts.js';
import { smokeScript } from '../../../src/systems/idea/smoke-script.js';
import { dataOf, ideaIn, names, only, podOf } from './declared.js';

interface External {
  readonly spec: {
    readonly refreshInterval: string;
    readonly secretStoreRef: object;
    readonly data: readonly { readonly remoteRef: { readonly key: string; readonly property: string } }[];
  };
}

test.each([
  ['development', ['idea/kernel jwt', 'idea/artifacts access-key', 'idea/artifacts secret-key']],
  ['staging', ['idea/artifacts access-key', 'idea/artifacts secret-key']],
  ['production', []],
] as const)('I10: Vault keeps every secret of the server in %s', (name, more) => {
  const { spec } = only<External>(ideaIn(name), 'ExternalSecret', 'codex-server-secrets');
  const always = ['idea/kernel callback-secret', 'idea/kms token', 'idea/postgres user', 'idea/postgres password'];
  expect(spec.data.map(({ remoteRef: { key, property } }) => `${key} ${property}`).sort()).toEqual(
    [...always, ...more].sort(),
  );
});

test.each(names)(
  'I10 C8: in %s Vault is read again long before a value is replaced, and pods restart with the new one',
  name => {
    const graph = ideaIn(name);
    const { secretStore } = fleet.environment(name).cluster;
    expect(secretStore).toMatchObject({ refreshInterval: '15m', rotation: '90d' });
    const templates = graph.ofKind('ExternalSecret').map(({ manifest }) => manifest as unknown as External);
    for (const { spec } of templates) {
      expect(spec.secretStoreRef).toEqual({ kind: 'ClusterSecretStore', name: 'vault' });
      expect(spec.refreshInterval).toBe('15m');
    }
    const { metadata, spec } = only<Deployment>(graph, 'Deployment', 'codex-server');
    const read = (spec!.template.spec!.volumes ?? []).flatMap(({ secret }) => secret?.secretName ?? []);
    expect(metadata!.annotations!['secret.reloader.stakater.com/reload']!.split(',').sort()).toEqual(
      ['codex-server-secrets', ...read].sort(),
    );
  },
);

test.each(names)('I11: the replay tool of %s waits to be run, with all that the server has to submit with', name => {
  const graph = ideaIn(name);
  const { spec } = only<CronJob>(graph, 'CronJob', 'codex-replay');
  expect(spec).toMatchObject({ suspend: true, concurrencyPolicy: 'Forbid' });
  const [replay] = spec!.jobTemplate.spec!.template.spec!.containers;
  const [server] = podOf(graph, 'Deployment', 'codex-server').containers;
  expect(replay).toMatchObject({ image: server!.image, command: ['node', 'dist/replay.js'] });
  expect(replay!.env!.map(variable => variable.name)).toEqual(server!.env!.map(variable => variable.name));
  expect(dataOf(graph, 'codex-replay-config')['KERNEL_URL']).toBe(dataOf(graph, 'codex-server-config')['KERNEL_URL']);
});

test('I11: the alert about submits that wait says how to run it', () => {
  for (const name of ['ReplayBacklog', 'KernelUnreachable', 'KernelErrors']) {
    const { steps = [] } = ideaAlerts('idea-production').find(alert => alert.name === name)!.runbook!;
    expect(steps.join(' ')).toContain(
      '`kubectl create job --namespace idea-production --from=cronjob/codex-replay codex-replay-1`',
    );
  }
});

test.each(names)('I13 C11: after a rollout of %s, /health and /ready are asked for', name => {
  const graph = ideaIn(name);
  const server = `http://codex-server.idea-${name}`;
  const asked = Object.values(dataOf(graph, 'codex-check-files'))[0]!
    .split('\n')
    .filter(line => line.startsWith(`check '${server}`));
  expect(asked).toEqual([`check '${server}/health' '200' ''`, `check '${server}/ready' '200' ''`]);
  expect(only<Job>(graph, 'Job', 'codex-check').metadata!.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'PostSync',
  });
});

test.each(names)(
  'I13 C11: after a rollout of %s, the image that was rolled out is taken through its whole way',
  name => {
    const graph = ideaIn(name);
    expect(only<Job>(graph, 'Job', 'codex-smoke').metadata!.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'kustomize.toolkit.fluxcd.io/force': 'enabled',
    });
    const { containers, volumes } = podOf(graph, 'Job', 'codex-smoke');
    const [server] = podOf(graph, 'Deployment', 'codex-server').containers;
    expect(containers[0]).toMatchObject({ image: server!.image, command: ['node', '/etc/smoke/smoke.mjs'] });
    expect(Object.values(dataOf(graph, 'codex-smoke-files'))).toEqual([smokeScript]);
    expect(volumes).toContainEqual({
      name: 'files-etc-smoke',
      configMap: { name: 'codex-smoke-files', items: [{ key: 'etc_smoke_smoke.mjs', path: 'smoke.mjs' }] },
    });
    expect(dataOf(graph, 'codex-smoke-config')).toMatchObject({
      HOST: '127.0.0.1',
      KERNEL_URL: 'http://127.0.0.1:5176',
      OIDC_JWKS_URL: 'http://127.0.0.1:5176/keys',
      STORAGE_BUCKET: dataOf(graph, 'codex-server-config')['STORAGE_BUCKET'],
    });
  },
);

test.each(names)('I13 C6: the smoke test of %s cannot reach the Kernel', name => {
  const byName = ideaIn(name, {}, { networkPolicies: 'cilium' });
  const { spec } = only<{ spec: object }>(byName, 'CiliumNetworkPolicy', 'codex-smoke');
  expect(JSON.stringify(spec)).not.toMatch(/"kernel\.|"auth\./);
  expect(only<NetworkPolicy>(byName, 'NetworkPolicy', 'codex-smoke').spec!.ingress).toBeUndefined();
});
