import type { App } from 'cdk8s';
import { ClusterIssuer } from '../../imports/cert-manager.io.js';
import { type ClusterProps, Environment, Fleet, PlainObject, System, type SystemProps } from '../../src/index.js';
import { synthesize } from '../../src/synth/synthesize.js';

class Shop extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
    new PlainObject(this, 'class', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'shop' },
      value: 1000,
    });
    new ClusterIssuer(this, 'issuer', { metadata: { name: 'letsencrypt' }, spec: { selfSigned: {} } });
  }
}

const environment = (name: 'development' | 'staging', cluster: ClusterProps) =>
  new Environment(name, { tier: 'staging', domain: 'example.com', versions: {}, cluster });

function found(one: ClusterProps, other: ClusterProps) {
  const environments = [environment('development', one), environment('staging', other)];
  const { problems } = synthesize({ fleet: new Fleet({ environments, systems: { shop: Shop } }), out: 'dist' });
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.map(({ id, object, message }) => [id, object?.kind, object?.name, message]);
}

test('two environments of one cluster may not render one object', () => {
  const message = 'rendered by development and by staging, which share the cluster "eu-1"; it can be there only once';
  expect(found({ name: 'eu-1' }, { name: 'eu-1' })).toEqual([
    ['shared-object', 'ClusterIssuer', 'letsencrypt', message],
    ['shared-object', 'PriorityClass', 'shop', message],
  ]);
});

test('each environment is a cluster of its own, unless it says otherwise', () => {
  expect(found({}, {})).toEqual([]);
  expect(found({ name: 'eu-1' }, { name: 'eu-2' })).toEqual([]);
});
