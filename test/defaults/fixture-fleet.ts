import type { Construct } from 'constructs';
import {
  Environment,
  Fleet,
  HookJob,
  httpGet,
  postgres,
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
    new StatefulService(this, 'index', { image, resources, probes, ports: { http: 9200 }, members: 3 });
  }
}

/** The files of a fleet whose project states a date of defaults. */
export function renderedFixture(): ReadonlyMap<string, string> {
  const staging = new Environment('staging', {
    ...{ tier: 'staging', domain: 'example.org', versions: {} },
    cluster: {
      ingress: { className: 'nginx', clusterIssuer: 'letsencrypt', controller: { namespace: 'ingress-nginx' } },
    },
  });
  const { request, problems } = synthesize({
    fleet: new Fleet({ environments: [staging], systems: { shop: Shop } }),
    out: 'dist',
  });
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return request.files;
}
