import { ApiObject, App } from 'cdk8s';
import { runChecks } from '../../../src/checks/registry.js';
import type { SecretTemplateProps } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { templates } from '../../../src/graph/templates.js';
import { Environment, SecretTemplate, System, secretRef, secretText } from '../../../src/index.js';
import { chartIn, only, plainChart, refusals } from '../support.js';

const entries = [{ key: 'password', value: secretRef('shop/db', 'password') }];
const template = (props: Partial<SecretTemplateProps> = {}, chart = plainChart()) => {
  new SecretTemplate(chart, 'secrets', { name: 'shop-secrets', entries, ...props });
  return only(chart, 'ExternalSecret');
};

test('C8: an ExternalSecret of external-secrets.io/v1 against Vault, before everything that reads it', () => {
  expect(template({ labels: { tier: 'web' } })).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: 'shop-secrets',
      namespace: 'shop',
      labels: { tier: 'web' },
      annotations: { 'argocd.argoproj.io/sync-wave': '-2' },
    },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop/db', property: 'password' } }],
    },
  });
});

test('C8: the environment names the store and how often it is polled', () => {
  const chart = chartIn({ secretStore: { kind: 'SecretStore', name: 'aws', refreshInterval: '15m' } });
  expect(template({}, chart).spec).toMatchObject({
    refreshInterval: '15m',
    secretStoreRef: { kind: 'SecretStore', name: 'aws' },
  });
});

test('text around secrets is put together by the template, from every part once', () => {
  const user = secretRef('shop/db', 'user');
  const password = secretRef('shop/db', 'password');
  const { spec } = template({
    entries: [
      { key: 'url', value: secretText`postgresql://${user}:${password}@db:${5432}/shop` },
      { key: 'password', value: password },
    ],
  });
  expect(spec['target']).toEqual({
    template: {
      data: {
        url: 'postgresql://{{ .shop_db_user | urlquery | replace "+" "%20" }}:{{ .shop_db_password | urlquery | replace "+" "%20" }}@db:5432/shop',
        password: '{{ .shop_db_password }}',
      },
    },
  });
  expect(spec['data']).toEqual([
    { secretKey: 'shop_db_user', remoteRef: { key: 'shop/db', property: 'user' } },
    { secretKey: 'shop_db_password', remoteRef: { key: 'shop/db', property: 'password' } },
  ]);
});

test('two references whose names would be the same in the template are distinguished', () => {
  const { spec } = template({
    entries: [
      { key: 'one', value: secretText`a${secretRef('shop/db', 'key')}` },
      { key: 'two', value: secretText`b${secretRef('shop', 'db_key')}` },
      { key: 'three', value: secretText`c${secretRef('1', 'key')}` },
    ],
  });
  expect(spec['data']).toEqual([
    { secretKey: 'shop_db_key', remoteRef: { key: 'shop/db', property: 'key' } },
    { secretKey: 'shop_db_key_2', remoteRef: { key: 'shop', property: 'db_key' } },
    { secretKey: '_1_key', remoteRef: { key: '1', property: 'key' } },
  ]);
  expect(spec['target']).toMatchObject({
    template: { data: { two: 'b{{ .shop_db_key_2 | urlquery | replace "+" "%20" }}' } },
  });
});

test('text that looks like the template language stays text', () => {
  const key = secretRef('a', 'b');
  const { spec } = template({ entries: [{ key: 'json', value: secretText`{{x}} {"k": {${key}}}` }] });
  expect(spec['target']).toEqual({
    template: {
      data: { json: '{{ "{{" }}x}} {"k": {{ "{" }}{{ .a_b | urlquery | replace "+" "%20" }}}}' },
    },
  });
});

test('the same key twice is one key where it says the same, and a problem where it does not', () => {
  expect(template({ entries: [...entries, ...entries] }).spec['data']).toHaveLength(1);
  const other = [...entries, { key: 'password', value: secretRef('shop/cache', 'password') }];
  expect(refusals(() => template({ entries: other }))).toEqual([
    ['secret-key', 'two values are kept under the key "password".', 'Give each its own key.'],
  ]);
});

test('refuses a key that a Secret cannot have', () => {
  expect(refusals(() => template({ entries: [{ key: 'a/b', value: secretRef('a', 'b') }] }))).toEqual([
    ['secret-key', 'the key is "a/b".', 'A key of a Secret has 1 to 253 letters, digits, "-", "_" and ".".'],
  ]);
});

test('one that is made by hand is declared by its keys: pods that ask for others are an error, with none a warning', () => {
  const pod = (system: System, key: string) =>
    new ApiObject(system, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'mail' },
      spec: {
        containers: [
          { name: 'mail', image: 'm:1', env: [{ name: 'P', valueFrom: { secretKeyRef: { name: 'mail', key } } }] },
        ],
      },
    });
  const found = (key: string, isDeclared: boolean) => {
    const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
    const system = new System(new App(), 'shop', { environment });
    pod(system, key);
    if (isDeclared) new SecretTemplate(system, 'mail', { name: 'mail', external: true, keys: ['password'] });
    const graph = graphOf(system.node.root);
    const ids = ['secret-exists', 'key-exists'];
    const problems = runChecks(graph, { kubernetes: '1.33', tier: 'staging' }).filter(({ id }) => ids.includes(id));
    return { problems: problems.map(({ id, severity }) => [id, severity]), files: templates(graph) };
  };
  expect(found('password', false).problems).toEqual([['secret-exists', 'warning']]);
  expect(found('password', true).problems).toEqual([]);
  expect(found('pasword', true).problems).toEqual([['key-exists', 'error']]);
  const [skeleton] = found('password', true).files;
  expect(skeleton).toMatchObject({
    file: 'secret-mail.yaml',
    makes: { namespace: 'shop-staging', keys: ['password'] },
  });
  expect(skeleton?.text).toContain('  password: "<password>"');
});

test('refuses an external one without keys, one with values, and keys without a value', () => {
  const refused = (props: Partial<SecretTemplateProps>) =>
    refusals(() => new SecretTemplate(plainChart(), 'mail', { name: 'mail', ...props })).map(([, message]) => message);
  expect(refused({ external: true })).toEqual(['Secret "mail" is external and has no keys.']);
  expect(refused({ external: true, keys: ['password'], entries })).toEqual([
    'Secret "mail" is external and has values of the store.',
  ]);
  expect(refused({ keys: ['password'] })).toEqual(['Secret "mail" has keys without values.']);
});
