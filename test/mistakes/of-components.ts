import { outside, outsideHttps, postgres, secretRef, WebService, Worker } from '../../src/index.js';
import type { Problem } from '../../src/problem.js';
import type { Wanted } from './grade.js';
import { database, declaring, type Untyped, web, worker } from './shop.js';

/** A mistake, what a run says of it, and what a good message has. */
export type Mistake = readonly [name: string, found: () => readonly Problem[], wanted: Wanted];

const ofWeb = (props: Untyped) => () => declaring(system => new WebService(system, 'api', { ...web, ...props }));
const ofWorker = (props: Untyped) => () => declaring(system => new Worker(system, 'mailer', { ...worker, ...props }));
const api = 'WebService "api" of shop';
const mailer = 'Worker "mailer" of shop';

export const mistakesOfComponents: readonly Mistake[] = [
  [
    'a prop is misspelt',
    ofWorker({ replica: 2 }),
    { object: mailer, value: '"replica"', fix: 'Did you mean "replicas"' },
  ],
  [
    'a nested prop is misspelt',
    ofWeb({ probes: { ...web.probes, readyness: web.probes.readiness } }),
    { object: api, value: '"probes.readyness"', fix: 'Did you mean "readiness"' },
  ],
  ['there are no probes', ofWeb({ probes: undefined }), { object: api, value: '"probes"', fix: 'Give it' }],
  [
    'there are no resources',
    ofWorker({ resources: undefined }),
    { object: mailer, value: '"resources"', fix: 'Give it' },
  ],
  [
    'one resource is missing',
    ofWorker({ resources: { cpu: ['1', '1'] } }),
    { object: mailer, value: '"resources.memory"', fix: 'Give it' },
  ],
  [
    'resources are not a pair',
    ofWorker({ resources: { cpu: '100m', memory: ['64Mi', '64Mi'] } }),
    { object: mailer, value: '"100m"', fix: '[request, limit]' },
  ],
  ['replicas are text', ofWorker({ replicas: '2-4' }), { object: mailer, value: '"2-4"', fix: '[fewest, most]' }],
  [
    'the minimum is above the maximum',
    ofWorker({ replicas: [6, 4] }),
    { object: mailer, value: '6', fix: 'must not be above' },
  ],
  ['replicas are half', ofWorker({ replicas: 1.5 }), { object: mailer, value: '1.5', fix: /whole/ }],
  [
    'a request is above its limit',
    ofWorker({ resources: { cpu: ['300m', '200m'], memory: ['64Mi', '64Mi'] } }),
    { object: mailer, value: '"300m"', fix: 'Lower the request' },
  ],
  [
    'a quantity is invalid',
    ofWorker({ resources: { cpu: ['lots', '1'], memory: ['64Mi', '64Mi'] } }),
    { object: mailer, value: '"lots"', fix: '250m' },
  ],
  [
    'a hundred cores',
    ofWorker({ resources: { cpu: ['100', '100'], memory: ['64Mi', '64Mi'] } }),
    { object: mailer, value: '"100"', fix: '100m' },
  ],
  [
    'memory in bytes',
    ofWorker({ resources: { cpu: ['1', '1'], memory: ['256', '256'] } }),
    { object: mailer, value: '"256"', fix: '256Mi' },
  ],
  [
    'calls of a component',
    () => declaring(system => new Worker(system, 'mailer', { ...worker, calls: [new WebService(system, 'api', web)] })),
    { object: mailer, value: 'WebService', fix: '.port("http")' },
  ],
  [
    'a port that there is not',
    () =>
      declaring(
        system =>
          new Worker(system, 'mailer', {
            ...worker,
            calls: [(new WebService(system, 'api', web) as Untyped).port('htp')],
          }),
      ),
    { object: api, value: '"htp"', fix: 'Did you mean "http"' },
  ],
  [
    'a probe of a port that there is not',
    ofWeb({ probes: { ...web.probes, liveness: { path: '/', port: 'admin' } } }),
    { object: api, value: '"admin"', fix: '"http"' },
  ],
  [
    'metrics on a port that there is not',
    ofWeb({ metrics: { port: 'metrics' } }),
    { object: api, value: '"metrics"', fix: '"http"' },
  ],
  ['a port above 65535', ofWeb({ ports: { http: 80800 } }), { object: api, value: '80800', fix: '65535' }],
  ['a port name with a capital', ofWeb({ ports: { Http: 8080 } }), { object: api, value: '"Http"', fix: 'lower-case' }],
  [
    'two ports of one number',
    ofWeb({ ports: { http: 8080, admin: 8080 } }),
    { object: api, value: '8080', fix: 'once' },
  ],
  [
    'two components of one name',
    () =>
      declaring(system => {
        new Worker(system, 'mailer', worker);
        new Worker(system, 'other', { ...worker, name: 'mailer' });
      }),
    { object: 'shop', value: '"mailer"', fix: /name/i },
  ],
  [
    'two components of one id',
    () =>
      declaring(system => {
        new Worker(system, 'mailer', worker);
        new Worker(system, 'mailer', worker);
      }),
    { object: 'shop', value: 'mailer', fix: 'Give each its own' },
  ],
  [
    'a name with an underscore',
    ofWorker({ name: 'my_mailer' }),
    { object: mailer, value: '"my_mailer"', fix: 'lower-case' },
  ],
  [
    'an image without a version',
    ofWorker({ image: 'registry.example.com/Shop:1' }),
    { object: mailer, value: '"registry.example.com/Shop:1"', fix: 'Name it as' },
  ],
  [
    'a file that is not absolute',
    ofWorker({ files: { 'config.yaml': 'a' } }),
    { object: mailer, value: '"config.yaml"', fix: 'absolute path' },
  ],
  [
    'a folder that is not absolute',
    ofWorker({ writable: { tmp: '10Mi' } }),
    { object: mailer, value: '"tmp"', fix: 'absolute path' },
  ],
  ['a user by name', ofWorker({ user: 'node' }), { object: mailer, value: '"node"', fix: 'a number' }],
  [
    'arguments as text',
    ofWorker({ args: 'mailer --now' }),
    { object: mailer, value: '"mailer --now"', fix: 'a list of texts' },
  ],
  [
    'a route without an entry point',
    ofWeb({ route: { host: 'api.example.com' } }),
    { object: api, value: '"api" is public', fix: /ingress/ },
  ],
  [
    'a prop of a route is misspelt',
    ofWeb({ route: { host: 'api.example.com', requestPerSecond: 5 } }),
    { object: api, value: '"route.requestPerSecond"', fix: 'Did you mean "requestsPerSecond"' },
  ],
  [
    'a prop of scaling is misspelt',
    ofWorker({ replicas: [1, 3], scaling: { cpus: 70 } }),
    { object: mailer, value: '"scaling.cpus"', fix: 'Did you mean "cpu"' },
  ],
  [
    'a host with a scheme',
    () => declaring(system => new Worker(system, 'mailer', { ...worker, calls: [outside({ host: 'https://x.com' })] })),
    { object: 'shop', value: '"https://x.com"', fix: 'without scheme' },
  ],
  [
    'a host with a path',
    () => declaring(system => new Worker(system, 'mailer', { ...worker, calls: [outsideHttps({ host: 'x.com/v1' })] })),
    { object: 'shop', value: '"x.com/v1"', fix: 'without scheme' },
  ],
  [
    'a host with a port',
    () => declaring(system => new Worker(system, 'mailer', { ...worker, calls: [outside({ host: 'x.com:8443' })] })),
    { object: 'shop', value: '"x.com:8443"', fix: '"port" is a prop' },
  ],
  [
    'a secret without a path',
    () => declaring(() => secretRef('', 'key')),
    { object: 'shop', value: 'path', fix: 'Name it' },
  ],
  [
    'a secret without a key',
    () => declaring(() => secretRef('shop/session', '')),
    { object: 'shop', value: 'property', fix: 'Name it' },
  ],
  [
    'a store without credentials',
    () => declaring(system => system.store('postgres', postgres({ ...database, credentials: undefined }))),
    { object: 'shop', value: '"credentials"', fix: 'Give it' },
  ],
  [
    'a prop of a store is misspelt',
    () => declaring(system => system.store('postgres', postgres({ ...database, maxConnection: 5 }))),
    { object: 'shop', value: '"maxConnection"', fix: 'Did you mean "maxConnections"' },
  ],
];
