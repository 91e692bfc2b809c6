import type { Construct } from 'constructs';
import { cloudNativePostgres } from '../../src/entries/platform.js';
import {
  argoCd,
  dumpFirst,
  Environment,
  exec,
  Fleet,
  flux,
  HookJob,
  httpGet,
  managedBucket,
  objectStore,
  PostDeployCheck,
  PostgresDumps,
  pooled,
  postgres,
  redis,
  redisCluster,
  ScheduledJob,
  StatefulService,
  System,
  type SystemProps,
  WebService,
  Worker,
} from '../../src/index.js';
import { synthesize } from '../../src/synth/synthesize.js';

const image = 'registry.example.com/shop:1.0.0';
const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

/** As little said as possible: everything else is a default. */
class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const database = this.store(
      'database',
      postgres({
        image,
        database: 'shop',
        credentials: 'shop/database',
        maxConnections: 50,
        storage: '1Gi',
        resources,
      }),
    );
    const migrate = new HookJob(this, 'migrate', { image, resources, command: ['migrate'], calls: [database] });
    const api = new WebService(this, 'api', {
      ...{ image, resources, probes, ports: { http: 8080 }, dependsOn: [migrate] },
      replicas: [2, 6],
      scaling: { cpu: 70 },
      route: { host: this.environment.host('api') },
    });
    new Worker(this, 'mailer', { image, resources, replicas: [2, 4], calls: [api.port('http')] });
    new ScheduledJob(this, 'report', { image, resources, schedule: '0 3 * * *' });
    new PostDeployCheck(this, 'smoke', { image, requests: [{ to: api.port('http'), path: '/' }] });
    new StatefulService(this, 'index', { image, resources, probes, ports: { http: 9200 }, members: 3 });
  }
}

/** Stores, and what keeps their data. */
class Bank extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'bank', props);
    this.other(Shop);
    const maxMemory = '64mb';
    const database = this.store('database', postgres({ image, database: 'bank', credentials: 'bank/db', resources }));
    const cache = this.store(
      'cache',
      redis({ image, credentials: 'bank/cache', purpose: 'cache', maxMemory, resources }),
    );
    const to = this.store('files', objectStore({ image, bucket: 'files', credentials: 'bank/files' }));
    const dump = { database, to, image, uploader: image, folder: 'bank', user: 70 };
    new PostgresDumps(this, 'dumps', { name: 'dumps', ...dump });
    const { user, ...before } = dump;
    const migrate = new HookJob(this, 'migrate', {
      image,
      resources,
      command: ['migrate'],
      ...dumpFirst(before),
      user,
    });
    new WebService(this, 'ledger', {
      ...{ image, resources, probes, ports: { http: 8080 }, dependsOn: [migrate] },
      sidecars: { proxy: { image, resources, probes: { liveness: exec(['live']), readiness: exec(['ready']) } } },
      calls: [pooled(database, 5), cache, to],
      replicas: 2,
    });
  }
}

const ingress = { className: 'nginx', clusterIssuer: 'letsencrypt', controller: { namespace: 'ingress-nginx' } };
const repository = 'https://git.example.com/fleet.git';
const apiServer = { cidrs: ['192.0.2.1/32'] };
const versions = {
  images: { store: { repository: 'registry.example.com/store', versions: { production: '1.0.0' } } },
};
const bucket = { host: 's3.example.com', cidrs: ['198.51.100.0/24'], credentials: 'bank/files' };
const cluster = {
  apiServer,
  ingress,
  prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: {} },
};

/** The files of a fleet whose project states a date of defaults. */
export function renderedFixture(): ReadonlyMap<string, string> {
  const development = new Environment('development', {
    ...{ tier: 'development', domain: 'example.org', versions },
    cluster: { ...cluster, delivery: flux({ repository }) },
  });
  const production = new Environment('production', {
    ...{ tier: 'production', domain: 'example.com', versions },
    cluster: { ...cluster, zones: 3, delivery: argoCd({ repository }) },
    stores: {
      bank: {
        database: cloudNativePostgres({ image: 'store', owner: 'bank', instances: 2 }),
        cache: redisCluster({ image: 'store', purpose: 'cache', maxMemory: '64mb', resources }),
        files: managedBucket({ region: 'eu', ...bucket }),
      },
    },
  });
  const { request, problems } = synthesize({
    fleet: new Fleet({ environments: [development, production], systems: { shop: Shop, bank: Bank } }),
    out: 'dist',
  });
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return request.files;
}
