import { type Case, object, workload } from './cases.js';
import { ingress, policy, service } from './manifests.js';

const web = (container = '') => workload({ name: 'web', container });
const toApi = '[{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]';
const started = (name: string) => `restarts: Deployment shop/${name} is new: 3 pods start`;
const stopped = (name: string) => `restarts: Deployment shop/${name} is removed: its pods stop`;
const closed = object(
  'NetworkPolicy',
  'all',
  'spec: { podSelector: {}, policyTypes: [Ingress, Egress] }',
  'networking.k8s.io/v1',
);
const egress = (name: string, rules: string) =>
  object(
    'NetworkPolicy',
    name,
    `spec: { podSelector: { matchLabels: { app: ${name} } }, policyTypes: [Egress], egress: ${rules} }`,
    'networking.k8s.io/v1',
  );

/** Connections of workloads that are new or that go. */
export const changesOfConnections: readonly Case[] = [
  {
    name: 'a new workload that no policy selects',
    before: workload() + policy('[]'),
    after: workload() + policy('[]') + web(),
    says: [
      started('web'),
      'exposed: Deployment shop/web is new, and can be reached by the world and reach it: All Connections',
    ],
  },
  {
    name: 'a new workload with a policy that admits it',
    before: closed + workload(),
    after: `${closed}${workload()}${web()}${policy(toApi)}${egress('web', '[{ to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 8080 }] }]')}`,
    says: [started('web'), 'exposed: Deployment shop/web is new, and can reach shop/api[Deployment]: TCP 8080'],
  },
  {
    name: 'a new workload that a policy of before selects',
    before: closed + web() + egress('web', '[{}]') + policy(toApi),
    after: closed + web() + egress('web', '[{}]') + policy(toApi) + workload(),
    says: [started('api'), 'exposed: Deployment shop/api is new, and can be reached by shop/web[Deployment]: TCP 8080'],
  },
  {
    name: 'a policy that opens to every pod of the cluster',
    before: workload() + web() + policy('[]'),
    after: workload() + web() + policy('[{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }]'),
    says: ['exposed: Deployment shop/api can now be reached by every pod of the cluster: TCP 8080'],
  },
  {
    name: 'a new workload that every pod of the cluster may reach',
    before: closed + web() + policy('[{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }]'),
    after: closed + web() + policy('[{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }]') + workload(),
    says: [
      started('api'),
      'exposed: Deployment shop/api is new, and can be reached by every pod of the cluster: TCP 8080',
    ],
  },
  {
    name: 'new workloads that others cannot reach',
    before: closed + workload(),
    after: closed + workload() + web(),
    says: [started('web')],
  },
  {
    name: 'two new workloads, the call between them told once',
    before: closed + workload({ name: 'other' }),
    after: `${closed}${workload({ name: 'other' })}${workload()}${web()}${policy(toApi)}${egress('web', '[{}]')}`,
    says: [
      started('api'),
      started('web'),
      'exposed: Deployment shop/api is new, and can be reached by shop/web[Deployment]: TCP 8080',
      'exposed: Deployment shop/web is new, and can reach the world: All Connections',
    ],
  },
  {
    name: 'a new workload with more sets of ports than lines',
    before: closed + workload(),
    after: `${closed}${workload()}${web()}${egress(
      'web',
      `[${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(i => `{ to: [{ ipBlock: { cidr: 10.0.0.${i}/32 } }], ports: [{ port: ${i} }] }`).join(', ')}]`,
    )}`,
    says: [
      started('web'),
      ...[1, 2, 3, 4, 5, 6, 7].map(i => `exposed: Deployment shop/web is new, and can reach 10.0.0.${i}: TCP ${i}`),
      'exposed: Deployment shop/web is new, and can reach 2 more ends: TCP 8-9',
    ],
  },
  {
    name: 'the first workloads of a cluster',
    before: '',
    after: `${closed}${workload()}${web()}${policy(toApi)}${egress('web', '[{ ports: [{ port: 8080 }] }]')}`,
    says: [started('api'), started('web'), 'exposed: Deployment shop/web is new, and can reach the world: TCP 8080'],
  },
  {
    name: 'a new workload behind a route and a load balancer of before',
    before: service('LoadBalancer') + ingress('/') + closed + web(),
    after: service('LoadBalancer') + ingress('/') + closed + web() + workload(),
    says: [
      started('api'),
      'exposed: Deployment shop/api now answers shop.example.com/* to Service shop/api:80 and a load balancer: shop/api TCP 80',
    ],
  },
  {
    name: 'another workload behind a route of before',
    before: `${closed}${workload()}${web()}${service('ClusterIP')}${ingress('/')}`,
    after: `${closed}${workload()}${web()}${service('ClusterIP').replace('app: api', 'app: web')}${ingress('/')}`,
    says: [
      'exposed: Deployment shop/web now answers shop.example.com/* to Service shop/api:80',
      'other: Service shop/api changes spec.selector.app',
    ],
  },
  {
    name: 'a route behind which nothing is left',
    before: `${closed}${workload()}${web()}${service('ClusterIP')}${ingress('/')}`,
    after: `${closed}${web()}${service('ClusterIP')}${ingress('/')}`,
    says: [
      stopped('api'),
      'closed: Deployment shop/api no longer answers shop.example.com/* to Service shop/api:80, and no other does',
    ],
  },
  {
    name: 'a removed workload that others still call',
    before: `${workload()}${service('ClusterIP')}${web("env: [{ name: API_URL, value: 'http://api.shop.svc:80/' }, { name: MODE, value: api }]")}`,
    after: web("env: [{ name: API_URL, value: 'http://api.shop.svc:80/' }, { name: MODE, value: api }]"),
    says: [
      stopped('api'),
      'closed: Deployment shop/api is removed, and still called by Deployment shop/web (API_URL)',
      'other: Service shop/api is removed',
    ],
  },
  {
    name: 'a removed workload whose name is in other texts alone',
    before: `${workload()}${service('ClusterIP')}${web("env: [{ name: MODE, value: api }, { name: URL, value: 'https://api.example.com' }]")}`,
    after: web("env: [{ name: MODE, value: api }, { name: URL, value: 'https://api.example.com' }]"),
    says: [stopped('api'), 'other: Service shop/api is removed'],
  },
];
