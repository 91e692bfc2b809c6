import { HookJob, secretRef } from '../../../src/index.js';
import { chartIn, containerOf, only, refusals, small, templateOf } from '../support.js';
import { config, shop, stores, worker } from './shop.js';

describe('C8: Vault Agent', () => {
  const store = stores['vault-agent']!;

  test('a shell exports what the program reads from variables, then becomes the program', () => {
    const deployment = only(worker(store), 'Deployment');
    expect(containerOf(deployment).command).toEqual([
      ...['/bin/sh', '-ec', '. "$0"; exec "$@"', '/run/secrets/worker-secrets/env', '/shop'],
    ]);
    expect(containerOf(deployment).env).toBeUndefined();
    expect(templateOf(deployment).metadata?.annotations).toMatchObject({
      'vault.hashicorp.com/agent-inject': 'true',
      'vault.hashicorp.com/role': 'shop',
      'vault.hashicorp.com/secret-volume-path-env': '/run/secrets/worker-secrets',
      'vault.hashicorp.com/agent-inject-template-env': [
        `export PASSWORD='{{ with secret "secret/data/shop/db" }}{{ index .Data.data "password" | replaceAll "'" "'\\\\''" }}{{ end }}'\n`,
        `export TOKEN='{{ with secret "secret/data/shop/api" }}{{ index .Data.data "token" | replaceAll "'" "'\\\\''" }}{{ end }}'\n`,
      ].join(''),
    });
  });

  test('files stand where other backends mount them, and stay fresh', () => {
    const annotations = templateOf(only(worker(store), 'Deployment')).metadata?.annotations;
    expect(annotations).toMatchObject({
      'vault.hashicorp.com/agent-inject-file-kernel-tls-tls.key': 'tls.key',
      'vault.hashicorp.com/secret-volume-path-kernel-tls-tls.key': '/run/secrets/kernel-tls',
      'vault.hashicorp.com/agent-inject-template-kernel-tls-tls.key':
        '{{ with secret "secret/data/shop/kernel" }}{{ index .Data.data "key" }}{{ end }}',
    });
    expect(Object.keys(annotations ?? {})).not.toContain('vault.hashicorp.com/agent-pre-populate-only');
  });

  test('no agent goes on beside a program that reads only variables', () => {
    const variables = shop.values({ PASSWORD: secretRef('shop/db', 'password') });
    const annotations = templateOf(only(worker(store, { config: variables }), 'Deployment')).metadata?.annotations;
    expect(annotations?.['vault.hashicorp.com/agent-pre-populate-only']).toBe('true');
  });

  test('a job is not kept alive by the agent', () => {
    const chart = chartIn({ secretStore: store });
    new HookJob(chart, 'job', { image: 'shop:1.0.0', command: ['/shop'], config, resources: small });
    expect(templateOf(only(chart, 'Job')).metadata?.annotations).toMatchObject({
      'vault.hashicorp.com/agent-pre-populate-only': 'true',
    });
  });

  test('C8: steps before the program come after the agent, and get the variables as the program does', () => {
    const steps = [{ name: 'warm', image: 'shop:1.0.0', command: ['/shop', 'warm'] }];
    const deployment = only(worker(store, { initSteps: steps }), 'Deployment');
    const { metadata, spec } = templateOf(deployment);
    expect(metadata?.annotations?.['vault.hashicorp.com/agent-init-first']).toBe('true');
    expect(spec?.initContainers?.map(({ command }) => command)).toEqual([
      ['/bin/sh', '-ec', '. "$0"; exec "$@"', '/run/secrets/worker-secrets/env', '/shop', 'warm'],
    ]);
    const without = templateOf(only(worker(store), 'Deployment')).metadata?.annotations;
    expect(Object.keys(without ?? {})).not.toContain('vault.hashicorp.com/agent-init-first');
  });

  test('C8: steps are as they are where no agent writes files', () => {
    const steps = [{ name: 'warm', image: 'shop:1.0.0', command: ['/shop', 'warm'] }];
    const others = Object.entries(stores).filter(([name]) => name !== 'vault-agent');
    expect(others.length).toBeGreaterThan(2);
    for (const [, other] of others) {
      const { metadata, spec } = templateOf(only(worker(other, { initSteps: steps }), 'Deployment'));
      expect(spec?.initContainers?.map(({ command }) => command)).toEqual([['/shop', 'warm']]);
      expect(JSON.stringify(metadata?.annotations ?? {})).not.toContain('agent-init-first');
    }
  });

  test('C6: the pods may call Vault', () => {
    const egress = only(worker(store), 'NetworkPolicy').spec['egress'] as readonly { ports: readonly unknown[] }[];
    expect(egress.flatMap(({ ports }) => ports)).toContainEqual({ port: 8200 });
  });

  test.each([
    ['the program to start is not declared', { command: undefined as never }, /what to start is not declared/],
    ['an argument needs a secret', { args: ['--token', '$(TOKEN)'] }, /"\$\(TOKEN\)" is filled in before/],
    [
      'a step needs a secret in its arguments',
      { initSteps: [{ name: 'warm', image: 'a:1', command: ['warm', '$(TOKEN)'] }] },
      /"\$\(TOKEN\)" is filled in before/,
    ],
  ])('is refused where %s', (_, more, message) => {
    expect(refusals(() => worker(store, more)).map(([, text]) => text)).toEqual([expect.stringMatching(message)]);
  });
});
