import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Chart } from 'cdk8s';
import { runChecks } from '../../../src/checks/registry.js';
import type { StatefulServiceProps } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, httpGet, StatefulService, System, tcpConnect, Worker } from '../../../src/index.js';
import { recorded } from '../../../src/intent/record.js';
import { Project } from '../../cli/project.js';
import { chartIn, manifests, ofKind, only, plainChart, podOf, refusals, small } from '../support.js';

const image = 'docker.io/library/nats:2.11.8';

const nats = <P extends Partial<StatefulServiceProps>>(chart: Chart, props: P = {} as P) =>
  new StatefulService(chart, 'nats', {
    image,
    ports: { client: 4222, routes: 6222 },
    resources: small,
    ...props,
  } as StatefulServiceProps<{ client: 4222; routes: 6222 }>);

const three = {
  members: 3,
  memberPorts: ['routes'],
  volumes: { data: { at: '/data', claim: { size: '10Gi' } }, log: { at: '/log', claim: { size: '1Gi' } } },
} as const;

test('a set of members with a Service for those that are ready, one address each, claims and a budget', () => {
  const chart = plainChart();
  nats(chart, three);
  expect(
    manifests(chart)
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
      .sort(),
  ).toEqual([
    'NetworkPolicy nats',
    'PodDisruptionBudget nats',
    'Service nats',
    'Service nats-members',
    'ServiceAccount nats',
    'StatefulSet nats',
  ]);
  const selector = { 'app.kubernetes.io/name': 'nats' };
  const ports = [
    { name: 'client', port: 4222, targetPort: 'client' },
    { name: 'routes', port: 6222, targetPort: 'routes' },
  ];
  expect(only(chart, 'Service', 'nats').spec).toEqual({ selector, ports });
  expect(only(chart, 'Service', 'nats-members').spec).toEqual({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector,
    ports,
  });
  const set = only(chart, 'StatefulSet');
  expect(set.metadata.annotations).toMatchObject({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' });
  expect(set.spec).toMatchObject({
    serviceName: 'nats-members',
    replicas: 3,
    podManagementPolicy: 'Parallel',
    selector: { matchLabels: selector },
    volumeClaimTemplates: [
      { metadata: { name: 'data' }, spec: { resources: { requests: { storage: '10Gi' } } } },
      { metadata: { name: 'log' }, spec: { resources: { requests: { storage: '1Gi' } } } },
    ],
  });
  expect(podOf(set).volumes?.map(({ name }) => name)).toEqual(['tmp']);
  expect(podOf(set).containers[0]?.volumeMounts).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'data', mountPath: '/data' },
    { name: 'log', mountPath: '/log' },
  ]);
  expect(only(chart, 'PodDisruptionBudget').spec).toEqual({ maxUnavailable: 1, selector: { matchLabels: selector } });
});

test('one member has no budget, starts in order, and its claims are not protected where it has none', () => {
  const chart = plainChart();
  nats(chart);
  expect(ofKind(chart, 'PodDisruptionBudget')).toEqual([]);
  expect(only(chart, 'StatefulSet').spec).not.toHaveProperty('podManagementPolicy');
  expect(only(chart, 'StatefulSet').metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-1' });
  expect(only(chart, 'Service', 'nats-members').spec).not.toHaveProperty('publishNotReadyAddresses');
});

test('callers get the address of all and of each; members call each other by the named ports alone', () => {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  const system = new System(new App(), 'shop', { environment });
  const server = nats(system, { ...three, probes: { readiness: tcpConnect('client') } });
  new Worker(system, 'mailer', { image, resources: small, calls: [server.port('client')] });
  expect(server.members).toEqual([0, 1, 2].map(i => `nats-${i}.nats-members.shop-staging`));
  expect(server.port('client').facts).toEqual({
    host: 'nats.shop-staging',
    port: 4222,
    members: [0, 1, 2].map(i => `nats-${i}.nats-members.shop-staging:4222`),
  });
  const from = (name: string) => [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } }];
  expect(only(system, 'NetworkPolicy', 'nats').spec).toMatchObject({
    ingress: [
      { from: from('mailer'), ports: [{ port: 4222 }] },
      { from: from('nats'), ports: [{ port: 6222 }] },
    ],
    egress: [{ ports: [{ protocol: 'UDP', port: 53 }, { port: 53 }] }, { to: from('nats'), ports: [{ port: 6222 }] }],
  });
  expect(only(system, 'ResourceQuota').spec['hard']).toMatchObject({
    pods: '5',
    persistentvolumeclaims: '6',
    'requests.storage': '33Gi',
  });
  const found = runChecks(graphOf(system.node.root), { kubernetes: '1.33', tier: 'staging' });
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('metrics are scraped from each member', () => {
  const chart = chartIn({
    prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: { release: 'a' } },
  });
  nats(chart, { ...three, ports: { client: 4222, routes: 6222, http: 8222 }, metrics: { port: 'http' } } as never);
  expect(only(chart, 'PodMonitor').spec).toMatchObject({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'nats' } },
    podMetricsEndpoints: [{ port: 'http' }],
  });
  expect(only(chart, 'NetworkPolicy', 'nats').spec['ingress']).toContainEqual(
    expect.objectContaining({ ports: [{ port: 8222 }] }),
  );
});

test('refuses what makes no set, and warns of two that agree on something', () => {
  const said = (props: object) =>
    refusals(() => nats(plainChart(), props as never)).map(([, message, hint]) => `${message} ${hint}`);
  expect(said({ members: 0 })).toEqual([expect.stringContaining('the number of members is 0.')]);
  expect(said({ memberPorts: ['rotes'] })).toEqual([
    'members call port "rotes", which is not declared. Did you mean "routes"? The ports are "client" or "routes".',
  ]);
  expect(said({ start: 'together' })).toEqual(['start is "together". It must be "in order" or "at once".']);
  expect(said({ member: 3 })).toEqual([expect.stringContaining('has no "member". Did you mean "members"?')]);
  expect(said({ probes: { readiness: httpGet('/x', { port: 'htp' }) } })).toEqual([
    expect.stringContaining('a probe asks port "htp", which is not declared.'),
  ]);
  const chart = plainChart();
  nats(chart, { ...three, members: 2 });
  expect(recorded(chart, 'problem').map(({ value }) => [value.severity, value.message])).toEqual([
    ['warning', 'nats has two members, and without one of them there is no majority.'],
  ]);
});

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'stateful.md'), 'utf8');
const programs = [...page.matchAll(/^## ([^\n]*)\n+```ts\n(.*?)```/gms)].map(
  ([, title, text]) => [title!, text!] as const,
);

const fleet = `
import { Environment, Fleet } from 'plainsail';
const staging = new Environment('staging', {
  tier: 'staging', domain: 'staging.example.com', versions: {}, cluster: { prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: {} } },
});
export const fleet = new Fleet({ environments: [staging], systems: { events: Events } });
`;

test('the page has a program for each of three', () => expect(programs).toHaveLength(3));

test.each(programs)('%s of docs/stateful.md renders without an error, and is called', (_, text) => {
  const project = new Project({ 'fleet.ts': text + fleet });
  try {
    const { code, stderr } = project.plainsail('synth');
    expect({ code, errors: stderr.match(/^error.*/gm) }).toEqual({ code: 0, errors: null });
    expect(project.plainsail('connections', '--source', 'events-staging/mailer').stdout).toMatch(
      /mailer.* => .*(nats|rabbitmq|kafka).* : TCP (4222|5672|9092)/,
    );
  } finally {
    project.remove();
  }
});
