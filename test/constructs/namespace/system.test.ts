import { ApiObject, App, Chart } from 'cdk8s';
import { graphOf } from '../../../src/graph/from-app.js';
import {
  type ClusterProps,
  Environment,
  type EnvironmentProps,
  managedPostgres,
  managedRedis,
  postgres,
  System,
  type SystemProps,
  Worker,
} from '../../../src/index.js';
import { manifests, only, refusals, small } from '../support.js';

const versions = { shop: { repository: 'registry.example.com/shop', staging: '1.4.0' } };
const environment = (cluster: ClusterProps = {}, more: Partial<EnvironmentProps> = {}) =>
  new Environment('staging', { tier: 'staging', domain: 'example.com', versions, cluster, ...more });
const shop = (props: Partial<SystemProps> = {}) =>
  new System(new App(), 'shop', { environment: environment(), ...props });

test("C1: a namespace that is restricted by the environment's version, and protected", () => {
  const namespace = only(
    shop({ environment: environment({ kubernetes: '1.33' }), namespaceLabels: { team: 'web' } }),
    'Namespace',
  );
  expect(namespace).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'shop-staging',
      labels: {
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/managed-by': 'plainsail',
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'v1.33',
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/audit-version': 'v1.33',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/warn-version': 'v1.33',
        team: 'web',
      },
      annotations: {
        'argocd.argoproj.io/sync-wave': '-2',
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=confirm',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      },
    },
  });
});

test('C1: a label of Pod Security is refused, with what to say instead', () => {
  const namespaceLabels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
  expect(refusals(() => shop({ namespaceLabels }))).toEqual([
    [
      'pod-security',
      'namespaceLabels has pod-security.kubernetes.io/enforce: "privileged", which is not a label to choose.',
      'Say podSecurity: { enforce: "baseline", reason: "…" }; without it the namespace is restricted.',
    ],
  ]);
});

test('C1: a weaker level of Pod Security is a choice with a reason, and what is not restricted stays a warning', () => {
  const { labels, annotations } = only(
    shop({ podSecurity: { enforce: 'baseline', reason: 'Dovecot starts as root.' } }),
    'Namespace',
  ).metadata;
  expect(labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'baseline',
    'pod-security.kubernetes.io/warn': 'restricted',
  });
  expect(annotations).toMatchObject({ 'plainsail.dev/pod-security-because': 'Dovecot starts as root.' });
  expect(refusals(() => shop({ podSecurity: { enforce: 'baselin' as 'baseline', reason: ' ' } }))).toEqual([
    [
      'pod-security',
      'podSecurity has no reason.',
      'Say why the pods cannot be restricted; the namespace will carry the reason.',
    ],
    [
      'pod-security',
      'podSecurity.enforce is "baselin"; it must be "baseline" or "privileged".',
      'Leave podSecurity out for "restricted".',
    ],
  ]);
});

test('C1: a nested chart without a namespace is in its system, and one with a namespace in its own', () => {
  const system = shop();
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } };
  new ApiObject(new Chart(system, 'without'), 'map', map);
  new ApiObject(new Chart(system, 'with', { namespace: 'other' }), 'map', map);
  new ApiObject(new Chart(system, 'cluster'), 'role', {
    ...map,
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
  });
  const found = graphOf(system.node.root).objects.filter(({ name }) => name === 'map');
  expect(found.map(({ kind, namespace, manifest }) => [kind, namespace, manifest.metadata.namespace])).toEqual([
    ['ConfigMap', 'shop-staging', 'shop-staging'],
    ['ConfigMap', 'other', 'other'],
    ['ClusterRole', undefined, undefined],
  ]);
});

test('C6: everything is denied in both directions', () => {
  const { metadata, spec } = only(shop(), 'NetworkPolicy');
  expect(metadata).toMatchObject({
    name: 'default-deny',
    namespace: 'shop-staging',
    annotations: { 'argocd.argoproj.io/sync-wave': '-2' },
  });
  expect(spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});

test('C1: every object says what it is part of', () => {
  const system = shop();
  new Worker(system, 'mailer', { image: system.image('shop'), resources: small });
  for (const { metadata } of manifests(system)) {
    expect(metadata.labels).toMatchObject({
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'plainsail',
    });
  }
  expect(only(system, 'Deployment').spec['template']).toMatchObject({
    metadata: { labels: { 'app.kubernetes.io/part-of': 'shop' } },
  });
});

test('what is shared with others gets nothing that governs the namespace', () => {
  expect(manifests(shop({ shared: true, namespace: 'production' }))).toEqual([]);
  expect(shop({ shared: true, namespace: 'production' }).namespace).toBe('production');
});

test('C10: images have the version of the environment', () => {
  expect(shop().image('shop')).toBe('registry.example.com/shop:1.4.0');
  expect(refusals(() => shop().image('shpo'))).toEqual([
    [
      'image-version',
      'no image "shpo" in the versions. Did you mean "shop"?',
      'Add "shpo" to versions.json, or use "shop".',
    ],
  ]);
});

const database = postgres({ image: 'postgres:15.1', database: 'shop', credentials: 'shop/db', resources: small });
const server = { host: 'db.example.com', cidrs: ['10.0.0.0/8'], credentials: 'shop/db' };

test('a store is in the cluster, unless the environment places it elsewhere', () => {
  const inside = shop();
  expect(inside.store('db', database).facts.host).toBe('db.shop-staging');
  expect(only(inside, 'StatefulSet').metadata.name).toBe('db');

  const stores = { shop: { db: managedPostgres({ ...server, maxConnections: 50 }) } };
  const outside = shop({ environment: environment({}, { stores }) });
  expect(outside.store('db', database).facts).toMatchObject({ host: 'db.example.com', database: 'shop' });
  expect(manifests(outside).map(({ kind }) => kind)).toEqual([
    'Namespace',
    'NetworkPolicy',
    'ResourceQuota',
    'LimitRange',
  ]);
});

test('refuses a store placed on a server of another kind', () => {
  const stores = { shop: { db: managedRedis(server) } };
  expect(refusals(() => shop({ environment: environment({}, { stores }) }).store('db', database))).toEqual([
    [
      'store-placement',
      'store "db" of shop speaks postgres, and staging places a redis server there.',
      'Place a postgres server, or remove the placement.',
    ],
  ]);
});

test('refuses names that are none', () => {
  const declare = () => new System(new App(), 'Shop', { environment: environment(), namespace: 'shop.staging' });
  expect(refusals(declare).map(([, message]) => message)).toEqual([
    'the namespace is "shop.staging".',
    'the system is "Shop".',
  ]);
});
