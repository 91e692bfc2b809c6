import { Environment, type EnvironmentProps, Fleet, httpGet, System, type SystemClass } from '../../src/index.js';
import { type Problem, ProblemError } from '../../src/problem.js';
import { synthesize } from '../../src/synth/synthesize.js';

/** A project in plain JavaScript: nothing of a declaration is checked by a compiler. */
// biome-ignore lint/suspicious/noExplicitAny: what somebody without types writes
export type Untyped = any;

export const versions = {
  shop: { repository: 'registry.example.com/shop', production: '1.2.0' },
  postgres: { repository: 'docker.io/library/postgres', production: '17.5-alpine' },
} as const;

export const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
export const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
export const image = 'registry.example.com/shop:1.2.0';
export const web: Untyped = { image, ports: { http: 8080 }, probes, resources };
export const worker: Untyped = { image, resources };
export const database: Untyped = {
  image: 'docker.io/library/postgres:17.5-alpine',
  database: 'shop',
  credentials: 'shop/pg',
  resources,
};

/** What a run says of a system that is declared so, in an environment with these facts. */
export const declaring = (declare: (system: System) => void, facts: Partial<Untyped> = {}): readonly Problem[] =>
  foundIn(() => {
    class Shop extends System {
      constructor(...[scope, props]: ConstructorParameters<SystemClass>) {
        super(scope, 'shop', props);
        declare(this);
      }
    }
    const usual: EnvironmentProps = { tier: 'staging', domain: 'example.com', versions: {} };
    const production = new Environment('production', { ...usual, ...facts });
    return new Fleet({ environments: [production], systems: { shop: Shop } });
  });

/** What a run says of a fleet, whether it is made or not. */
export function foundIn(make: () => Fleet): readonly Problem[] {
  try {
    return synthesize({ fleet: make(), out: 'dist' }).problems;
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}
