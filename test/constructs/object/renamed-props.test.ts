import { App } from 'cdk8s';
import { Environment } from '../../../src/environment/environment.js';
import { graphOf } from '../../../src/graph/from-app.js';
import {
  flux,
  HookJob,
  httpGet,
  NetworkBoundary,
  outside,
  PublicRoute,
  StatefulService,
  System,
  WebService,
  Worker,
} from '../../../src/index.js';
import { environmentProblems } from '../../../src/synth/environment-problems.js';
import { GatedNamespaces } from '../../../src/synth/gated-namespaces.js';
import { SharedObjects } from '../../../src/synth/shared-objects.js';
import { small } from '../support.js';

const base = { image: 'registry.example.com/a:1.0.0', resources: small };
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
const initSteps = [{ name: 'wait', image: 'registry.example.com/a:1.0.0', command: ['wait'] }];
const caller = [{ peer: { namespace: 'ingress', pods: { app: 'a' } }, port: 8080, reason: 'public route' }];
const pods = { namespace: 'shop-staging', pods: { app: 'a' } };
const exposed = [
  { ...{ id: 'a', protocol: 'tcp', transport: 'TCP', port: 80, peer: pods, wave: 0 }, facts: { host: 'a', port: 80 } },
];
const host = 'a.example.com';

/** A declaration with the present props and with the former ones in their place: [present, former]. */
type Forms = readonly [present: object, former: object];
const cases: readonly (readonly [name: string, (system: System, props: object) => unknown, Forms])[] = [
  [
    'a Worker',
    (system, more) => new Worker(system, 'mailer', { ...base, ...more }),
    [
      { initSteps, configDelivery: 'env' },
      { before: initSteps, configAs: 'env' },
    ],
  ],
  [
    'a Worker that waits',
    (system, names) => {
      const migrate = new HookJob(system, 'migrate', base);
      const [[name]] = Object.entries(names) as [[string, unknown]];
      return new Worker(system, 'mailer', { ...base, [name]: [migrate] });
    },
    [{ dependsOn: true }, { after: true }],
  ],
  [
    'a WebService',
    (system, more) => new WebService(system, 'api', { ...base, probes, ports: { http: 8080 }, ...more } as never),
    [
      { metrics: { port: 'http', discovery: 'pods' }, route: { host, blockedPaths: ['/metrics'] } },
      { metrics: { port: 'http', foundBy: 'pods' }, route: { host, closed: ['/metrics'] } },
    ],
  ],
  [
    'a StatefulService',
    (system, more) => new StatefulService(system, 'queue', { ...base, members: 3, ports: { peers: 6222 }, ...more }),
    [{ memberPorts: ['peers'] }, { among: ['peers'] }],
  ],
  [
    'a NetworkBoundary',
    (system, more) => new NetworkBoundary(system, 'a', { name: 'a', selector: { app: 'a' }, ...more }),
    [
      { exposes: exposed, allowedCallers: caller },
      { offers: exposed, admits: caller },
    ],
  ],
  [
    'a PublicRoute',
    (system, more) => new PublicRoute(system, 'a', { name: 'a', host, service: { name: 'a', port: 80 }, ...more }),
    [{ blockedPaths: ['/metrics'] }, { closed: ['/metrics'] }],
  ],
  [
    'a server outside',
    (system, more) =>
      new Worker(system, 'mailer', { ...base, calls: [outside({ host, cidrs: ['192.0.2.0/24'], ...more })] }),
    [{ usesCloudIdentity: true }, { byIdentity: true }],
  ],
];

const cluster = {
  ingress: { className: 'nginx', controller: { namespace: 'ingress-nginx' }, clusterIssuer: 'letsencrypt' },
  cloudIdentity: {
    kind: 'irsa',
    region: 'eu-central-1',
    roles: { 'shop-staging/mailer': 'arn:aws:iam::123456789012:role/a' },
  },
} as const;

/** What a declaration renders, and the warnings of its run. */
function outcome(declare: (system: System) => unknown) {
  const app = new App();
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.org', versions: {}, cluster });
  declare(new System(app, 'shop', { environment }));
  const graph = graphOf(app);
  const fleet = { environments: [environment], gates: [] };
  const clusters = { shared: new SharedObjects(fleet), gated: new GatedNamespaces(fleet) };
  const { problems } = environmentProblems(environment, graph, clusters);
  const warnings = problems.filter(({ id }) => id === 'deprecated').map(({ message }) => message);
  return { manifests: graph.objects.map(({ manifest }) => manifest), warnings };
}

test.each(cases)('%s renders the same with former props, and warns of each', (_, declare, [present, former]) => {
  const [now, before] = [present, former].map(props => outcome(system => declare(system, props)));
  expect(before!.manifests).toEqual(now!.manifests);
  expect(now!.warnings).toEqual([]);
  const names = namesOf(former).filter(name => !namesOf(present).includes(name));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names)
    expect(before!.warnings).toContainEqual(expect.stringMatching(`[".]${name}", which is deprecated`));
  expect(before!.warnings).toHaveLength(names.length);
});

/** The names of props, also of those inside others. */
const namesOf = (props: object): readonly string[] =>
  Object.entries(props).flatMap(([name, value]) => [
    name,
    ...(typeof value === 'object' && !Array.isArray(value) ? namesOf(value) : []),
  ]);

test('so does the delivery of Flux', () => {
  const [now, before] = [{ dependsOn: ['base'] }, { after: ['base'] }].map(more => {
    const { warnings } = outcome(() => undefined);
    expect(warnings).toEqual([]);
    return flux({ repository: 'https://git.example.com/fleet.git', ...more });
  });
  expect(before).toEqual(now);
  expect(outcome(() => undefined).warnings).toEqual(['flux(…): it has "after", which is deprecated.']);
});

test('so do the facts of a gateway', () => {
  const gateway = {
    name: 'public',
    namespace: 'gateway',
    controller: { namespace: 'gateway' },
    listeners: { https: 'https' },
  };
  const environment = (more: object) =>
    new Environment('staging', {
      ...{ tier: 'staging', domain: 'example.org', versions: {} },
      cluster: { gateway: { ...gateway, ...more } },
    });
  const now = environment({ acceptMissing: ['cors'] });
  expect(outcome(() => undefined).warnings).toEqual([]);
  const before = environment({ without: ['cors'] });
  expect(before.cluster).toEqual(now.cluster);
  expect(outcome(() => undefined).warnings).toEqual([
    'environment "staging": it has "cluster.gateway.without", which is deprecated.',
  ]);
  expect(() => environment({ lisseners: {} })).toThrow(
    'it has no "cluster.gateway.lisseners". Did you mean "listeners"?',
  );
});
