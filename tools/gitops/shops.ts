import type { Construct } from 'constructs';
import {
  argoCd,
  Environment,
  Fleet,
  flux,
  HookJob,
  httpGet,
  ScheduledJob,
  System,
  type SystemProps,
  WebService,
} from 'plainsail';

const repository = 'https://git.example.com/fleet.git';
const image = 'registry.example.com/ledger:1.0.0';
const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
const server = {
  ...{ image, resources, ports: { http: 8080 } },
  probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
} as const;

/** What keeps a delivery waiting elsewhere: an autoscaler without metrics, a claim that nobody uses before the night, Jobs that are over. */
class Bank extends System {
  readonly ledger: WebService;

  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'bank', props);
    const migrate = new HookJob(this, 'migrate', { image, resources });
    this.ledger = new WebService(this, 'ledger', {
      ...{ ...server, dependsOn: [migrate] },
      ...{ replicas: [2, 4], scaling: { cpu: 70 } },
    });
    new HookJob(this, 'check', { image, resources, phase: 'after', calls: [this.ledger.port('http')] });
    new ScheduledJob(this, 'archive', {
      ...{ image, resources, schedule: '0 3 * * *', timeZone: 'Europe/Berlin' },
      volumes: { archive: { at: '/archive', claim: { size: '1Gi' } } },
    });
  }
}

class Shop extends System {
  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    new WebService(this, 'web', { ...server, calls: [this.other(Bank).ledger.port('http')] });
  }
}

const common = { tier: 'production', domain: 'example.com', versions: {} } as const;
/** Who delivers each, and for `many` to which clusters in which order. */
export const fleet = new Fleet({
  systems: { bank: Bank, shop: Shop },
  environments: [
    new Environment('argo', { ...common, cluster: { delivery: argoCd({ repository }) } }),
    new Environment('flux', { ...common, cluster: { delivery: flux({ repository }) } }),
    new Environment('many', {
      ...common,
      cluster: {
        delivery: argoCd({
          repository,
          clusters: {
            labels: { 'plainsail.dev/environment': 'many' },
            steps: { by: 'ring', values: ['canary', 'europe'], atOnce: 1 },
          },
        }),
      },
    }),
  ],
});
