import { ApiObject } from 'cdk8s';
import { Environment, Fleet, System, type SystemClass, Worker } from '../../src/index.js';
import type { Mistake } from './of-components.js';
import { declaring, foundIn, type Untyped, versions, worker } from './shop.js';

class Shop extends System {
  constructor(...[scope, props]: ConstructorParameters<SystemClass>) {
    super(scope, 'shop', props);
    new Worker(this, 'mailer', { ...worker, image: this.image('shop') });
  }
}

const usual = { tier: 'staging', domain: 'example.com', versions: { shop: versions.shop } };
const inEnvironment = (facts: Untyped) => () =>
  foundIn(
    () => new Fleet({ environments: [new Environment('production', { ...usual, ...facts })], systems: { shop: Shop } }),
  );
const withImage = (entry: Untyped) => inEnvironment({ versions: { shop: entry } });
const repository = 'registry.example.com/shop';

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'streams.nats.example.com' },
  spec: {
    group: 'nats.example.com',
    scope: 'Namespaced',
    names: { kind: 'Stream', plural: 'streams' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', properties: { storage: { type: 'string', enum: ['file', 'memory'] } } },
            },
          },
        },
      },
    ],
  },
};
const withStream = (object: Untyped) => () =>
  declaring(system => {
    new ApiObject(system, 'definition', definition as Untyped);
    new ApiObject(system, 'stream', {
      apiVersion: 'nats.example.com/v1',
      kind: 'Stream',
      metadata: { name: 'orders' },
      ...object,
    });
  });

export const mistakesOfFleets: readonly Mistake[] = [
  [
    'a tier that there is not',
    inEnvironment({ tier: 'prod' }),
    { object: 'production', value: '"prod"', fix: 'Did you mean "production"' },
  ],
  [
    'a domain with a scheme',
    inEnvironment({ domain: 'https://example.com' }),
    { object: 'production', value: '"https://example.com"', fix: 'example.com' },
  ],
  [
    'a prop of an environment is misspelt',
    inEnvironment({ clusters: {} }),
    { object: 'production', value: '"clusters"', fix: 'Did you mean "cluster"' },
  ],
  [
    'a fact of a cluster is misspelt',
    inEnvironment({ cluster: { runbook: 'https://x' } }),
    { object: 'production', value: '"cluster.runbook"', fix: 'Did you mean "runbooks"' },
  ],
  [
    'a version of Kubernetes as a number',
    inEnvironment({ cluster: { kubernetes: 1.3 } }),
    { object: 'production', value: '1.3', fix: 'in quotes' },
  ],
  [
    'an image that there is not',
    () => declaring(system => system.image('shp'), { versions: { shop: versions.shop } }),
    { object: 'shop', value: '"shp"', fix: 'Did you mean "shop"' },
  ],
  [
    'an image without a version here',
    withImage({ repository }),
    { object: 'shop', value: '"shop"', fix: 'Add "production"' },
  ],
  [
    'the version latest',
    withImage({ repository, production: 'latest' }),
    { object: 'shop', value: '"latest"', fix: 'Pin a version' },
  ],
  [
    'a choice without a value',
    () => declaring(system => (system.environment as Untyped).choose({ productoin: 1 })),
    { object: 'shop', value: '"production"', fix: 'Did you mean "productoin"' },
  ],
  [
    'a kind that is misspelt',
    withStream({ kind: 'Strem' }),
    { object: 'Strem shop-production/orders', value: 'Strem', fix: 'Did you mean "Stream"' },
  ],
  [
    'a value of a custom kind',
    withStream({ spec: { storage: 'flie' } }),
    { object: 'Stream shop-production/orders', value: '"flie"', fix: /file/ },
  ],
  [
    'a field of a custom kind',
    withStream({ spec: { storge: 'file' } }),
    { object: 'spec.storge', value: 'is not a field of Stream', fix: 'Did you mean "storage"' },
  ],
];
