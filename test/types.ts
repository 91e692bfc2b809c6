import type { App } from 'cdk8s';
import type { Deployment } from '../imports/k8s.js';
import type { RouteProps } from '../src/entries/types.js';
import type { Endpoint } from '../src/index.js';
import {
  Catalogue,
  duration,
  Environment,
  environmentsFrom,
  exec,
  Fleet,
  flag,
  httpGet,
  integer,
  oneOf,
  PlainObject,
  pooled,
  postgres,
  redis,
  System,
  type SystemProps,
  secret,
  secretRef,
  secretText,
  tcpConnect,
  text,
  WebService,
  Worker,
} from '../src/index.js';
import '../src/systems/environments.js';

/** Judged by the compiler alone: every promise of the API that a mistake does not compile. */
declare const app: App;
declare const environment: Environment;
declare const database: Endpoint<'postgres'>;
const image = 'shop:1';
const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

const catalogue = new Catalogue('shop', {
  HOST: text('Host'),
  PORT: integer('Port', 8080),
  DEBUG: flag('Debug'),
  LEVEL: oneOf(['info', 'warn'], 'Level'),
  TIMEOUT: duration('Timeout'),
  TOKEN: secret('Token'),
});

/** Configuration. */
catalogue.values({ HOST: 'a', PORT: 1, DEBUG: true, LEVEL: 'warn', TIMEOUT: '15s', TOKEN: secretRef('a', 'b') });
catalogue.values({ TOKEN: secretText`Bearer ${secretRef('a', 'b')}` });
// @ts-expect-error a misspelt variable
catalogue.values({ HOTS: 'a' });
// @ts-expect-error text for a number
catalogue.values({ PORT: '8080' });
// @ts-expect-error text for true or false
catalogue.values({ DEBUG: 'true' });
// @ts-expect-error a value that is not among those
catalogue.values({ LEVEL: 'loud' });
// @ts-expect-error a number without its unit
catalogue.values({ TIMEOUT: 15 });
// @ts-expect-error a secret as text
catalogue.values({ TOKEN: 'hunter2' });
// @ts-expect-error a secret for a plain variable
catalogue.values({ HOST: secretRef('a', 'b') });
// @ts-expect-error a default that is not among the values
oneOf(['info', 'warn'], 'Level', 'loud');
// @ts-expect-error a default of another type
integer('Port', '8080');

catalogue.rules({ atLeastOne: ['HOST', 'TOKEN'] }, { when: 'LEVEL', is: 'warn', require: ['HOST'] });
// @ts-expect-error a condition on a misspelt variable
catalogue.rules({ atLeastOne: ['HOTS'] });
// @ts-expect-error a condition on a value that the variable never has
catalogue.rules({ when: 'LEVEL', is: 'loud', require: ['HOST'] });

catalogue.bind('postgres', {
  HOST: server => server.host,
  PORT: server => server.port,
  TOKEN: server => server.password,
});
// @ts-expect-error a misspelt protocol
catalogue.bind('postgresql', {});
// @ts-expect-error a misspelt fact
catalogue.bind('postgres', { HOST: server => server.hots });
// @ts-expect-error a fact of another type
catalogue.bind('postgres', { PORT: server => server.host });
// @ts-expect-error a secret for a plain variable
catalogue.bind('postgres', { HOST: server => server.password });

/** Ports. */
const api = new WebService(app, 'api', { image, resources, probes, ports: { http: 8080, admin: 9000 } });
api.port('admin');
// @ts-expect-error a misspelt port
api.port('htpp');
/** What a port speaks is part of its type. */
const ports = {
  http: 8080,
  grpc: 9090,
  syslog: { number: 514, protocol: 'udp' },
  admin: { number: 81, protocol: 'http' },
} as const;
const speaking = new WebService(app, 'api', { image, resources, probes, ports });
export const spoken: readonly [Endpoint<'http'>, Endpoint<'grpc'>, Endpoint<'udp'>, Endpoint<'http'>] = [
  ...([speaking.port('http'), speaking.port('grpc'), speaking.port('syslog'), speaking.port('admin')] as const),
];
export const only: Endpoint<'http'> = new WebService(app, 'a', { image, resources, probes, ports: { web: 1 } }).port(
  'web',
);
// @ts-expect-error an HTTP endpoint that speaks UDP
export const misread: Endpoint<'http'> = speaking.port('syslog');
// @ts-expect-error a URL of a port that has none
catalogue.bind('udp', { HOST: server => server.url });
// @ts-expect-error a URL of a port of which no more than TCP is known
catalogue.bind('tcp', { HOST: server => server.url });
// @ts-expect-error a protocol that does not exist
new WebService(app, 'api', { image, resources, probes, ports: { http: { number: 80, protocol: 'htpp' } } });
// @ts-expect-error metrics on a misspelt port
new WebService(app, 'api', { image, resources, probes, ports: { http: 8080 }, metrics: { port: 'htpp' } });
// @ts-expect-error a port as text
new WebService(app, 'api', { image, resources, probes, ports: { http: '8080' } });
// @ts-expect-error a server without probes
new WebService(app, 'api', { image, resources, ports: { http: 8080 } });

/** Components. */
new Worker(app, 'worker', { image, resources, calls: [database, pooled(database, 5), api.port('http')] });
// @ts-expect-error a misspelt property
new Worker(app, 'worker', { image, resources, replica: 2 });
// @ts-expect-error without resources
new Worker(app, 'worker', { image });
// @ts-expect-error without an image
new Worker(app, 'worker', { resources });
// @ts-expect-error a request without a limit
new Worker(app, 'worker', { image, resources: { ...resources, cpu: '100m' } });
// @ts-expect-error a range of one number
new Worker(app, 'worker', { image, resources, replicas: [2] });
// @ts-expect-error what stays and what goes at the same time
new Worker(app, 'worker', { image, resources, disruption: { minAvailable: 1, maxUnavailable: 1 } });
// @ts-expect-error a component in the place of an endpoint
new Worker(app, 'worker', { image, resources, calls: [api] });
// @ts-expect-error an endpoint in the place of a component
new Worker(app, 'worker', { image, resources, dependsOn: [database] });
// @ts-expect-error a field that a pod does not have
new Worker(app, 'worker', { image, resources, pod: { hostNetworks: true } });
// @ts-expect-error a field that a container does not have
new Worker(app, 'worker', { image, resources, container: { workDir: '/' } });
// @ts-expect-error the command as one text
exec('redis-cli ping');
// @ts-expect-error a port by number, which may change without the probe
tcpConnect(8080);
// @ts-expect-error a route without a host
export const route: RouteProps = { path: '/' };
// @ts-expect-error an eviction that Redis does not know
redis({ image, credentials: 'a', purpose: 'cache', maxMemory: '1mb', eviction: 'all', resources });
// @ts-expect-error credentials as text in the wrong place
postgres({ image, database: 'shop', password: 'hunter2', resources });

/** Plain objects. */
// @ts-expect-error a field that a Deployment does not have
new PlainObject<Deployment>(app, 'x', { apiVersion: 'apps/v1', kind: 'Deployment', specs: {} });

/** Environments: this repository lists its own. */
const chosen: 1 | 2 = environment.choose({ development: 1, staging: 1, production: 2 });
export { chosen };
// @ts-expect-error an environment is missing
environment.choose({ development: 1, staging: 1 });
// @ts-expect-error an environment is misspelt
environment.choose({ development: 1, stagin: 1, production: 2 });
// @ts-expect-error an environment too many
environment.choose({ development: 1, staging: 1, production: 2, test: 3 });

/** Environments that are like others, and groups: a choice may name those that are listed, and need not. */
declare module '../src/index.js' {
  interface Environments {
    'eu-07': 'production';
  }
  interface Groups {
    eu: true;
  }
}
const region = new Environment('eu-99', { like: environment });
const grouped: 1 | 2 | 3 | 4 = region.choose({ development: 1, staging: 1, production: 2, eu: 3, 'eu-07': 4 });
export { grouped };
// @ts-expect-error a group is misspelt
region.choose({ development: 1, staging: 1, production: 2, ue: 3 });
// @ts-expect-error a group does not stand for an environment that is like no other
region.choose({ development: 1, staging: 1, eu: 3 });
// @ts-expect-error an environment that is like no other and is not listed
new Environment('test', { tier: 'staging', domain: 'example.com', versions: { images: {} } });
const nameOfData: string = 'eu-98';
new Environment(nameOfData, { like: environment, cluster: { reloader: undefined } });
// @ts-expect-error a fact of a cluster is misspelt
new Environment(nameOfData, { like: environment, cluster: { reloaders: true } });
environmentsFrom('clusters.yaml', {
  fields: { zones: integer('Zones'), region: oneOf(['eu', 'us'], 'Where it is') },
  environment: ({ name, zones, region }) => {
    const typed: [string, number, 'eu' | 'us'] = [name, zones, region];
    // @ts-expect-error a field that there is not
    typed.push(({} as { zones: number }).zone);
    return { like: environment };
  },
});

/** Systems. */
class Shop extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
    const own: Endpoint<'postgres'> = this.store(
      'db',
      postgres({ image, database: 'shop', credentials: 'a', resources }),
    );
    // @ts-expect-error a store is called by its own protocol
    const other: Endpoint<'redis'> = this.store(
      'db',
      postgres({ image, database: 'shop', credentials: 'a', resources }),
    );
    new Worker(this, 'worker', { image, resources, calls: [own, other] });
    // @ts-expect-error what a system is made of does not change afterwards
    this.environment = props.environment;
  }
}
new Fleet({ environments: [environment], systems: { shop: Shop } });
// @ts-expect-error an instance in the place of a class
new Fleet({ environments: [environment], systems: { shop: new Shop(app, { environment }) } });
