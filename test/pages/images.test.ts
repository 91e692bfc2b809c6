import { Environment, Fleet, System, type SystemProps, Worker } from '../../src/index.js';
import { platformPages } from '../../src/pages/platform/pages.js';

class Shop extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'shop', props);
    const resources = { cpu: ['10m', '100m'], memory: ['32Mi', '64Mi'] } as const;
    for (const [name, image] of [
      ['own', 'registry.example.com:5000/team/shop:1.2.3'],
      ['library', 'redis:8.2.1'],
    ] as const)
      new Worker(this, name, { image, replicas: 1, resources, command: ['/bin/true'] });
  }
}

const pageWith = (cluster: { readonly pullSecret?: string }) => {
  const environment = new Environment('development', {
    tier: 'development',
    domain: 'example.com',
    versions: {},
    cluster,
  });
  return platformPages(new Fleet({ environments: [environment], systems: { shop: Shop } })).get(
    'docs/platform/development.md',
  )!;
};

test('the platform names the registries, and whether a secret is needed for them', () => {
  const page = pageWith({});
  expect(page).toContain('| `docker.io` | `redis` |');
  expect(page).toContain('| `registry.example.com:5000` | `team/shop` |');
  expect(page).toContain('Pulled without a secret');
  expect(pageWith({ pullSecret: 'ghcr' })).toContain('Pulled with the secret `ghcr`');
});
