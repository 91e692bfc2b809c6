import type { Construct } from 'constructs';
import {
  Catalogue,
  httpGet,
  oneOf,
  System,
  type SystemProps,
  secret,
  secretRef,
  text,
  WebService,
  Worker,
} from 'plainsail';

/** Every environment variable that the program reads. */
const variables = new Catalogue('shop', {
  SHOP_LOG_LEVEL: oneOf(['debug', 'info', 'warn'], 'Least important level that is logged', 'info'),
  SHOP_GREETING: text('First line of every answer', 'hello'),
  SHOP_SESSION_KEY: secret('Key that session cookies are signed with'),
});

/** A web service, and a worker that calls it. Network policies, budgets, secret templates and order follow from this. */
export class Shop extends System {
  /** Other systems of the fleet call it: `this.other(Shop).api.port('http')`. */
  readonly api: WebService;

  constructor(scope: Construct, props: SystemProps) {
    super(scope, 'shop', props);
    const { environment } = this;
    const image = this.image('shop');

    this.api = new WebService(this, 'api', {
      image,
      ports: { http: 8080 },
      config: variables.values({
        SHOP_LOG_LEVEL: environment.choose({ staging: 'debug', production: 'info' }),
        SHOP_SESSION_KEY: secretRef('shop/session', 'key'),
      }),
      probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
      resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
      replicas: environment.choose({ staging: 2, production: [3, 6] }),
    });

    new Worker(this, 'mailer', {
      image,
      args: ['mailer'],
      calls: [this.api.port('http')],
      resources: { cpu: ['50m', '200m'], memory: ['64Mi', '128Mi'] },
    });
  }
}
