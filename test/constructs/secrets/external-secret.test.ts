import type { SecretStore } from '../../../src/entries/types.js';
import { dockerConfig, SecretTemplate, secretRef, secretText } from '../../../src/index.js';
import { LoginPassword } from '../../../src/intent/secret.js';
import { chartIn, ofKind, only, refusals } from '../support.js';
import { external, worker } from './shop.js';

describe('C8: External Secrets', () => {
  const template = (props: Partial<ConstructorParameters<typeof SecretTemplate>[2]>, store: SecretStore = external) => {
    const chart = chartIn({ secretStore: store });
    new SecretTemplate(chart, 'secrets', { name: 'shop', ...props });
    return chart;
  };

  test('takes every property of a path, beside composed keys', () => {
    const key = { key: 'url', value: secretText`https://${secretRef('shop/api', 'token')}@api` };
    const { spec } = only(template({ from: ['shop/oauth'], entries: [key] }), 'ExternalSecret');
    expect(spec['dataFrom']).toEqual([{ extract: { key: 'shop/oauth' } }]);
    expect(spec['target']).toMatchObject({ template: { mergePolicy: 'Merge' } });
  });

  test('writes a value into JSON as a JSON string', () => {
    const value = dockerConfig('ghcr.io', {
      username: secretRef('ghcr', 'user'),
      password: secretRef('ghcr', 'token'),
    });
    const type = 'kubernetes.io/dockerconfigjson';
    const { spec } = only(template({ type, entries: [{ key: '.dockerconfigjson', value }] }), 'ExternalSecret');
    expect(spec['target']).toEqual({
      template: {
        type,
        data: {
          '.dockerconfigjson':
            '{"auths":{"ghcr.io":{"username":{{ .ghcr_user | toJson }},"password":{{ .ghcr_token | toJson }}}}}',
        },
      },
    });
  });

  test.each([
    ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
    ['kubernetes.io/basic-auth', ['username', 'password']],
    ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ] as const)('refuses a %s without its keys', (type, keys) => {
    expect(refusals(() => template({ type })).map(([, message]) => message)).toEqual(
      keys.map(key => `a Secret of type ${type} has no key "${key}".`).sort(),
    );
  });

  const server = 'https://vault.example.com:8200';

  test('renders the store of a namespace once, with Kubernetes authentication', () => {
    const vault = { server, caConfigMap: 'vault-ca', auth: { method: 'kubernetes', role: 'shop' } } as const;
    const chart = worker({ ...external, vault });
    expect(ofKind(chart, 'SecretStore').map(({ spec }) => spec)).toEqual([
      {
        provider: {
          vault: {
            server,
            path: 'secret',
            version: 'v2',
            caProvider: { type: 'ConfigMap', name: 'vault-ca', key: 'ca.crt' },
            auth: { kubernetes: { role: 'shop', mountPath: 'kubernetes', serviceAccountRef: { name: 'vault' } } },
          },
        },
      },
    ]);
    expect(only(chart, 'ServiceAccount', 'vault')).toMatchObject({ automountServiceAccountToken: false });
  });

  test('renders the store of a namespace with certificate authentication', () => {
    const chart = worker({ ...external, vault: { server, auth: { method: 'cert', tlsSecret: 'vault-client' } } });
    const { provider } = only(chart, 'SecretStore').spec as { provider: { vault: { auth: unknown } } };
    expect(provider.vault.auth).toEqual({
      cert: {
        clientCert: { name: 'vault-client', key: 'tls.crt' },
        secretRef: { name: 'vault-client', key: 'tls.key' },
      },
    });
  });
});

test('C8: the password of a login, whichever of the two it is now', () => {
  const chart = chartIn({ secretStore: external });
  new SecretTemplate(chart, 'db', {
    name: 'db',
    entries: [{ key: 'password', value: new LoginPassword('shop', 'shop/db') }],
  });
  const { data, target } = only(chart, 'ExternalSecret').spec as { data: { secretKey: string }[]; target: object };
  expect(data.map(({ secretKey }) => secretKey)).toEqual([
    'shop_db_user',
    'shop_db_password',
    'shop_db_next_user',
    'shop_db_next_password',
  ]);
  expect(target).toEqual({
    template: {
      data: {
        password:
          '{{ if eq .shop_db_user "shop" }}{{ .shop_db_password }}' +
          '{{ else if eq .shop_db_next_user "shop" }}{{ .shop_db_next_password }}' +
          '{{ else }}{{ fail "there is no login shop" }}{{ end }}',
      },
    },
  });
});
