import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  Environment,
  httpGet,
  pooled,
  postgres,
  System,
  type SystemProps,
  WebService,
  Worker,
} from '../../src/index.js';
import { match, Rendered } from '../../src/testing/index.js';
import { messageOf } from './message.js';

const versions = {
  shop: { repository: 'registry.example.com/shop', staging: '1.2.0', production: '1.1.0' },
  postgres: { repository: 'docker.io/library/postgres', production: '17.5-alpine' },
};
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions });
const common = {
  probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
  resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
} as const;

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const database = this.store(
      'postgres',
      postgres({
        image: this.image('postgres'),
        database: 'shop',
        credentials: 'shop/pg',
        resources: common.resources,
      }),
    );
    const api = new WebService(this, 'api', {
      ...common,
      image: this.image('shop'),
      ports: { http: 8080 },
      calls: [pooled(database, 10)],
      replicas: [2, 4],
    });
    new Worker(this, 'mailer', { image: this.image('shop'), calls: [api.port('http')], resources: common.resources });
  }
}

const shop = Rendered.of(Shop, { environment: production });

test('an object matches with some of its fields, and with matchers in their place', () => {
  shop.has('Deployment/api');
  shop.has('Deployment shop-production/api', {
    spec: { replicas: match.absent(), template: { spec: { containers: match.containing({ name: 'api' }) } } },
  });
  shop.has('HorizontalPodAutoscaler', { spec: { minReplicas: match.atLeast(2), maxReplicas: 4 } });
  shop.has('Service/api', { spec: { ports: [{ port: match.any() }] } });
  shop.hasNot('Ingress');
  shop.count('Deployment', 2);
  expect(shop.find('Deployment').map(({ metadata }) => metadata.name)).toEqual(['api', 'mailer']);
});

test('a failure shows the nearest object, its line and what of it differs', () => {
  const pattern = { metadata: { name: 'api' }, spec: { minReplicas: match.atLeast(3), maxReplicas: 4 } };
  expect(messageOf(() => shop.has('HorizontalPodAutoscaler', pattern))).toMatch(
    /^no HorizontalPodAutoscaler matches\n {2}the nearest is HorizontalPodAutoscaler shop-production\/api \(test\/testing\/rendered\.test\.ts:\d+\):\n {4}spec\.minReplicas is 2; expected is at least 3$/,
  );
  expect(messageOf(() => shop.has('Deployment/apu'))).toBe(
    'there is no Deployment/apu. Did you mean "Deployment/api"?\n  there is "Deployment/api" or "Deployment/mailer"',
  );
  expect(messageOf(() => shop.has('Deploymet'))).toMatch(/^there is no Deploymet\. Did you mean "Deployment"\?\n/);
  expect(messageOf(() => shop.hasNot('Service/api'))).toMatch(/Service\/api/);
  expect(messageOf(() => shop.count('Deployment', 3))).toMatch(/^2 of Deployment match; expected are 3\n/);
});

test('connections are those that the policies allow', () => {
  shop.allows('mailer', 'api', 8080);
  shop.allows('api', 'postgres');
  shop.denies('mailer', 'postgres');
  shop.denies('api', 'mailer');
  shop.denies('api', 'world');
  shop.denies('api', '203.0.113.7', 443);
  expect(messageOf(() => shop.allows('mailer', 'api', 9090))).toMatch(
    /^the policies do not allow mailer => api : TCP 9090; they allow\n(.*\n)* {2}mailer => shop-production\/api\[Deployment\] : TCP 8080/,
  );
  expect(messageOf(() => shop.denies('mailer', 'api'))).toMatch(/^the policies allow\n/);
  expect(messageOf(() => shop.denies('mailr', 'api'))).toMatch(
    /there is no workload "mailr"\. Did you mean "mailer"\?/,
  );
});

test('the world is reachable where it was declared', () => {
  const open = Rendered.component(scope => {
    new ApiObject(scope, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'free' },
      spec: { containers: [{ name: 'free', image: 'registry.example.com/free:1.0' }] },
    });
  });
  open.allows('free', 'world', 443);
  open.allows('free', '203.0.113.7', 443);
  open.allows('203.0.113.7', 'free');
});

test('what is called is rolled out before its callers', () => {
  shop.order('postgres', 'api');
  shop.order('Deployment/api', 'mailer');
  expect(messageOf(() => shop.order('mailer', 'api'))).toMatch(
    /^mailer is not applied before api:\n {2}Deployment shop-production\/mailer .*is in wave -?\d+ of the sync/,
  );
  expect(messageOf(() => shop.order('nobody', 'api'))).toMatch(/^there is no nobody/);
});

test('findings are those of synth in that environment', () => {
  expect(shop.findings().map(({ id }) => id)).toEqual(['store-facts-unused', 'store-backed-up', 'store-replicated']);
  expect(
    shop.findings({ skip: ['store-backed-up', 'store-replicated'] }).filter(({ id }) => id !== 'store-facts-unused'),
  ).toEqual([]);
  shop.passes();
  const bare = Rendered.component(scope => {
    new ApiObject(scope, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'nothing' },
      spec: { selector: { app: 'nothing' }, ports: [{ port: 80 }] },
    });
    new ApiObject(scope, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'test' } });
  });
  expect(() => bare.passes()).toThrow(/service-selects-pods/);
});

test('a component alone takes the facts of an environment', () => {
  const alone = Rendered.component(
    scope => {
      new WebService(scope, 'api', { ...common, image: 'registry.example.com/shop:1.0.0', ports: { http: 8080 } });
    },
    { environment: production, namespace: 'shop' },
  );
  alone.has('Deployment shop/api');
  expect(alone.yaml('Service/api')).toMatch(/^apiVersion: v1\nkind: Service\nmetadata:\n {2}name: api\n/);
  expect(alone.yaml().split('---\n').length).toBe(
    alone.find('Deployment').length + alone.yaml().split('---\n').length - 1,
  );
});

test('what the declarations refuse is thrown', () => {
  const wrong = () =>
    Rendered.component(scope => {
      new Worker(scope, 'w', { image: 'x:1.0', resources: common.resources, replicas: [3, 1] });
    });
  expect(wrong).toThrow(/scaling/);
});
