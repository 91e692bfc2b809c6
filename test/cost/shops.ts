import type { App } from 'cdk8s';
import { Costs } from '../../src/cost/costs.js';
import type { EnvironmentName, Prices, Replicas } from '../../src/entries/types.js';
import { graphOf } from '../../src/graph/from-app.js';
import type { Graph } from '../../src/graph/graph.js';
import {
  type ClusterProps,
  Environment,
  type EnvironmentProps,
  httpGet,
  System,
  type SystemProps,
  WebService,
  Worker,
} from '../../src/index.js';

/** Numbers that are easy to multiply by. */
export const prices: Prices = {
  currency: 'EUR',
  date: '2026-11-21',
  source: 'a list',
  cpu: 20,
  memory: 4,
  storage: { default: 0.5, fast: 2 },
  loadBalancer: 30,
};

const image = 'registry.example.com/shop:1.4.0';
const ingress = { className: 'nginx', controller: { namespace: 'ingress' } };

export const environmentOf = (
  name: string,
  cluster: ClusterProps = {},
  more: Partial<EnvironmentProps> = {},
): Environment =>
  new Environment(name as EnvironmentName, {
    tier: 'staging',
    domain: 'example.com',
    versions: {},
    ...more,
    cluster: { ingress, ...cluster },
  });

/** A worker that requests half a core and a quarter of a GiB. */
export const worker = (system: System, replicas: Replicas, name = 'mailer') =>
  new Worker(system, name, {
    image,
    replicas,
    resources: { cpu: ['500m', '1'], memory: ['256Mi', '512Mi'] },
  });

/** The same with a port and a public route. */
export const server = (system: System, replicas: Replicas = 1) =>
  new WebService(system, 'api', {
    image,
    replicas,
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    resources: { cpu: ['500m', '1'], memory: ['256Mi', '512Mi'] },
    route: { host: system.environment.host('api') },
  });

/** A system of this name with whatever is declared here. */
export const systemOf = (name: string, declare: (system: System) => void) =>
  class extends System {
    constructor(scope: App, props: SystemProps) {
      super(scope, name, props);
      declare(this);
    }
  };

/** The report on some environments, each with its graph. */
export function reportOn(
  entered: readonly (readonly [Environment, Graph])[],
  by: Prices = prices,
  options: Parameters<Costs['report']>[0] = { complete: true },
) {
  const costs = new Costs(by);
  for (const [environment, graph] of entered) costs.enter(environment, graph);
  return costs.report(options);
}

export { graphOf };
