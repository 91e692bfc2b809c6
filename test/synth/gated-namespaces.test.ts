import type { App } from 'cdk8s';
import { type ClusterProps, Environment, Fleet, PlainObject, System, type SystemProps } from '../../src/index.js';
import { ProblemError } from '../../src/problem.js';
import { synthesize } from '../../src/synth/synthesize.js';

class Shop extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
  }
}

/** A system that renders one object into this namespace. */
const guestOf = (namespace: string, kind: 'ConfigMap' | 'Namespace' = 'ConfigMap') =>
  class Bank extends System {
    constructor(scope: App, props: SystemProps) {
      super(scope, 'bank', props);
      const metadata = kind === 'Namespace' ? { name: namespace } : { name: 'guest', namespace };
      new PlainObject(this, 'guest', { apiVersion: 'v1', kind, metadata });
    }
  };

const environment = (name: 'production' | 'staging', cluster: ClusterProps) =>
  new Environment(name, { tier: name, domain: 'example.com', versions: {}, cluster });
const gate = { system: 'shop', role: 'SuperAdmin' };

function run(fleet: Fleet) {
  try {
    const { problems, request } = synthesize({ fleet, out: 'dist' });
    return { problems, written: request.units };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { problems: error.problems, written: [] };
  }
}

function found(fleet: Fleet) {
  const { problems } = run(fleet);
  return problems.filter(({ id }) => id === 'not-approved').map(({ object, message }) => [object?.name, message]);
}

const alone = (Bank: ReturnType<typeof guestOf>, gated: string) =>
  new Fleet({
    environments: [environment('production', {})],
    systems: { bank: Bank, shop: Shop },
    gates: [{ ...gate, system: gated, environment: 'production' }],
  });

test('an object of another system in the namespace of a gated one is refused, whichever is declared first', () => {
  const message =
    'rendered by production/bank into the namespace "shop-production" of production/shop, which changes by approval only.';
  expect(found(alone(guestOf('shop-production'), 'shop'))).toEqual([['guest', message]]);
  expect(found(alone(guestOf('shop-production', 'Namespace'), 'shop'))).toContainEqual(['shop-production', message]);
});

test('its own objects elsewhere, and those of others where nothing is gated, are not', () => {
  expect(found(alone(guestOf('shop-production'), 'bank'))).toEqual([]);
  expect(found(alone(guestOf('monitoring'), 'shop'))).toEqual([]);
});

test.each([
  ['the same cluster', { name: 'eu-1' }, { name: 'eu-1' }, 1],
  ['another cluster', { name: 'eu-1' }, { name: 'eu-2' }, 0],
  ['a cluster of its own', {}, {}, 0],
])('an environment that is declared before, on %s', (_, one, other, count) => {
  const fleet = new Fleet({
    environments: [environment('staging', one), environment('production', other)],
    systems: { bank: guestOf('shop-production'), shop: Shop },
    gates: [{ ...gate, environment: 'production' }],
  });
  const ofStaging = found(fleet).filter(([, message]) => message?.startsWith('rendered by staging/bank'));
  expect(ofStaging).toHaveLength(count);
  expect(run(fleet).written.includes('staging/bank')).toBe(count === 0);
});
