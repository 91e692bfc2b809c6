import { compareRenders } from '../../src/compare/compare.js';
import { formatObject } from '../../src/problem.js';
import { object } from '../checks/support/manifests.js';
import { graphOf } from '../checks/support/tester.js';

const found = (before: string, after: string) =>
  compareRenders([{ previous: graphOf(before), next: graphOf(after) }], []).map(({ id, object: of, path, message }) => [
    id,
    formatObject(of),
    path,
    message,
  ]);

test('the class of a load balancer never changes; a Service may get another type', () => {
  const balancer = (spec: string) => object('Service', 'web', `spec: { ports: [{ port: 80 }], ${spec} }`);
  const nlb = balancer('type: LoadBalancer, loadBalancerClass: service.k8s.aws/nlb');
  const other = balancer('type: LoadBalancer, loadBalancerClass: eks.amazonaws.com/nlb');
  const message = 'was set, and cannot change after that: the API server refuses the object';
  const finding = ['immutable-field', 'Service x/web', 'spec.loadBalancerClass', message];
  expect(found(nlb, other)).toEqual([finding]);
  expect(found(nlb, balancer('type: LoadBalancer'))).toEqual([finding]);
  for (const free of [nlb, balancer('type: ClusterIP'), balancer('type: ExternalName, externalName: a.example.com')])
    expect(found(nlb, free)).toEqual([]);
});

test('a Service that named a host may become one of the cluster', () => {
  const named = object('Service', 'db', 'spec: { type: ExternalName, externalName: db.example.com }');
  const headless = object('Service', 'db', 'spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }');
  expect(found(named, headless)).toEqual([]);
});

test.each(['storage', 'walStorage'])('the %s of a cluster of CloudNativePG never shrinks', field => {
  const cluster = (size: string) =>
    object('Cluster', 'pg', `spec: { instances: 3, ${field}: { size: ${size} } }`, 'postgresql.cnpg.io/v1');
  const message = '5Gi is less than 10Gi: a claim may only grow';
  expect(found(cluster('10Gi'), cluster('5Gi'))).toEqual([
    ['immutable-field', 'Cluster x/pg', `spec.${field}.size`, message],
  ]);
  expect(found(cluster('10Gi'), cluster('20Gi'))).toEqual([]);
});
