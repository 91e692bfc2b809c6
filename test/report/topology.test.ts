import { connectionsOf } from '../../src/connectivity/connections.js';
import { readManifests } from '../../src/read/manifests.js';
import type { ReportEdge } from '../../src/report/model/report.js';
import { type Topology, topologyOf } from '../../src/report/model/topology.js';
import { visitEnvironments } from '../../src/synth/environments.js';

const graphOf = (text: string) => readManifests([{ file: 'a.yaml', text }]).graph;
const drawn = (text: string) => topologyOf(graphOf(text), ({ file }) => ({ file }));
const named = ({ nodes }: Topology, { from, to, ports, kind }: ReportEdge) =>
  `${nodes[from]?.id} => ${nodes[to]?.id} : ${ports} (${kind})`;
const lines = (topology: Topology) => topology.edges.map(edge => named(topology, edge));

const deployment = (name: string, env = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: 'example/${name}:1', ports: [{ containerPort: 8080 }]${env} }] }
---`;
const service = (name: string) => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }
---`;
const denyAll = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
---`;

describe('the declared systems', () => {
  const compared = new Map<string, { topology: Topology; rows: readonly string[] }>();

  beforeAll(async () => {
    const { fleet } = await import('../../src/main.js');
    const problems = visitEnvironments(fleet, {}, ({ name }, graph) => {
      const rows = connectionsOf(graph).map(({ source, target, ports }) => `${source} => ${target} : ${ports}`);
      compared.set(name, { topology: topologyOf(graph, () => ({})), rows });
    });
    expect(problems).toEqual([]);
  });

  test.each(['development', 'staging', 'production'])(
    'edges of %s stand for the rows of connections, all of them',
    name => {
      const { topology, rows } = compared.get(name)!;
      const shown = topology.edges.flatMap(edge =>
        edge.rows.map(([source, target, ports]) => `${source} => ${target} : ${ports}`),
      );
      expect(rows.length).toBeGreaterThan(50);
      expect([...new Set(shown)].sort()).toEqual([...rows].sort());
    },
  );

  test('every connection was declared or follows from a declaration', () => {
    const kinds = [...compared.values()].flatMap(({ topology }) => topology.edges.map(({ kind }) => kind));
    expect([...new Set(kinds)].sort()).toEqual(['declared', 'derived']);
  });

  test('hosts outside, the platform and the entry points are nodes of their own', () => {
    const { topology } = compared.get('production')!;
    const found = new Map(topology.nodes.map(({ id, ...node }) => [id, node]));
    expect(found.get('{outside} api.openai.com')?.ranges.length).toBeGreaterThan(1);
    expect(found.get('{platform} kube-system/kube-dns')).toMatchObject({ kind: 'platform', label: 'kube-dns' });
    expect(found.get('codeai/codeai[Deployment]')?.publicAt).toContain('api.codeai.example.com');
    expect(found.get('codeai/postgres[Cluster]')?.kind).toBe('store');
    expect(lines(topology)).toContain('{ingress-controller} => codeai/codeai[Deployment] : TCP 8080 (derived)');
    expect(lines(topology)).toContain('codeai/codeai[Deployment] => codeai/redis[StatefulSet] : TCP 6379 (declared)');
  });
});

test('what only the absence of policies opens is said of the nodes, and is not a line', () => {
  const topology = drawn(deployment('api') + deployment('db'));
  expect(topology.edges).toEqual([]);
  expect(topology.nodes.map(({ label, unprotected }) => [label, unprotected])).toEqual([
    ['api', ['ingress', 'egress']],
    ['db', ['ingress', 'egress']],
  ]);
});

test('a line is drawn where the configuration of the caller names the Service', () => {
  const env = ", env: [{ name: DB, value: 'http://db:80/x' }, { name: TEXT, value: 'the db is elsewhere' }]";
  const topology = drawn(
    deployment('api', env) + deployment('db') + deployment('text') + service('db') + service('text'),
  );
  expect(lines(topology)).toEqual(['shop/api[Deployment] => shop/db[Deployment] : any port (named)']);
});

test('what is named and blocked by a policy is not a line', () => {
  const env = ', env: [{ name: DB, value: db:80 }]';
  expect(drawn(deployment('api', env) + deployment('db') + service('db') + denyAll).edges).toEqual([]);
});

test('what policies allow and nothing explains is a line of its own kind', () => {
  const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 5432 }] }]
---`;
  expect(lines(drawn(deployment('api') + deployment('db') + policy))).toEqual([
    'shop/api[Deployment] => shop/db[Deployment] : TCP 5432 (allowed)',
  ]);
});

test('a public route leads from the entry point to the pods behind it', () => {
  const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: shop }
spec:
  rules:
    - host: api.example.com
      http: { paths: [{ path: /v1, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] }
---`;
  const topology = drawn(deployment('api') + service('api') + ingress);
  expect(lines(topology)).toEqual(['{ingress-controller} => shop/api[Deployment] : TCP 8080 (derived)']);
  expect(topology.nodes[0]?.publicAt).toEqual(['api.example.com/v1']);
});
