import { dockerConfig, SecretTemplate, type System, secretRef, secretText } from 'plainsail';

/** Secrets for programs that are not components, made in the cluster from the store of secrets. */
export function example(shop: System) {
  new SecretTemplate(shop, 'login', {
    name: 'login',
    entries: [
      { key: 'token', value: secretRef('shop/api', 'token') },
      { key: 'url', value: secretText`https://shop:${secretRef('shop/api', 'password')}@registry.example.com` },
    ],
  });
  new SecretTemplate(shop, 'pull', {
    name: 'pull',
    type: 'kubernetes.io/dockerconfigjson',
    entries: [
      {
        key: '.dockerconfigjson',
        value: dockerConfig('registry.example.com', {
          username: secretRef('shop/registry', 'username'),
          password: secretRef('shop/registry', 'password'),
        }),
      },
    ],
  });
}
