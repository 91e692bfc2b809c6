import type { App } from 'cdk8s';
import type { EnvironmentName, Versions } from '../../src/entries/types.js';
import {
  ConfigMap,
  Environment,
  type EnvironmentProps,
  Fleet,
  managedPostgres,
  postgres,
  System,
  type SystemClass,
  type SystemProps,
  Worker,
} from '../../src/index.js';
import { type ProblemError, UsageError } from '../../src/problem.js';
import { refusals, small } from '../constructs/support.js';

const versions: Versions = { shop: { repository: 'registry.example.com/shop', staging: '1.4.0' } };
const environment = (more: Partial<EnvironmentProps> = {}, name: string = 'staging') =>
  new Environment(name as EnvironmentName, { tier: 'staging', domain: 'example.com', versions, ...more });

/** A system called `shop` of whatever is declared here. */
const shopOf = (declare: (system: System) => void): SystemClass =>
  class extends System {
    constructor(scope: App, props: SystemProps) {
      super(scope, 'shop', props);
      declare(this);
    }
  };
const Shop = shopOf(system => {
  new Worker(system, 'mailer', { image: system.image('shop'), resources: small });
});
const WithStore = shopOf(system => {
  const image = system.image('shop');
  system.store('db', postgres({ image, database: 'shop', credentials: 'shop/db', resources: small }));
});

const fleetOf = (Declared: SystemClass, staging = environment()) =>
  new Fleet({ environments: [staging], systems: { shop: Declared } });
const declare = (Declared: SystemClass, staging = environment()) => fleetOf(Declared, staging).declare(staging);

test('declares every system of an environment', () => {
  const app = declare(Shop);
  expect(app.charts.map(chart => chart.node.id)).toEqual(['shop']);
  expect(app.charts[0]?.namespace).toBe('shop-staging');
});

describe('asked for by name', () => {
  const fleet = fleetOf(Shop);
  const usage = (ask: () => unknown) => {
    expect(ask).toThrow(UsageError);
    return refusals(ask);
  };

  test('environments and systems that are there', () => {
    expect(fleet.environment('staging').name).toBe('staging');
    expect(fleet.system('shop')).toBe('shop');
  });
  test('a misspelt environment', () => {
    expect(usage(() => fleet.environment('stagng'))).toEqual([
      ['unknown-environment', 'there is no environment "stagng". Did you mean "staging"?', 'It must be "staging".'],
    ]);
  });
  test('a misspelt system', () => {
    expect(usage(() => fleet.system('shpo'))).toEqual([
      ['unknown-system', 'there is no system "shpo". Did you mean "shop"?', 'It must be "shop".'],
    ]);
    expect(usage(() => fleet.system('toString'))).toHaveLength(1);
  });
});

describe('tables of an environment', () => {
  const server = { host: 'db.example.com', cidrs: ['10.0.0.0/8'], credentials: 'shop/db', maxConnections: 50 };
  const stores = (system: string, id: string) => ({ stores: { [system]: { [id]: managedPostgres(server) } } });

  test('a version for an environment that is not there', () => {
    const misspelt: Versions = { shop: { repository: 'shop', staging: '1.4.0', stagin: '1.4.0' } };
    expect(refusals(() => fleetOf(Shop, environment({ versions: misspelt })))).toEqual([
      [
        'image-version',
        'image "shop" has a version for "stagin". Did you mean "staging"?',
        'The environments are "staging".',
      ],
    ]);
  });
  test('stores of a system that is not there', () => {
    expect(refusals(() => fleetOf(Shop, environment(stores('shpo', 'db'))))).toEqual([
      ['store-placement', 'staging places stores of "shpo". Did you mean "shop"?', 'The systems are "shop".'],
    ]);
  });
  test('two environments with one name', () => {
    const twice = () => new Fleet({ environments: [environment(), environment()], systems: { shop: Shop } });
    expect(refusals(twice)).toEqual([
      ['environment', 'two environments are named "staging".', 'Give each its own name.'],
    ]);
  });
  test('a version that nothing uses', () => {
    const more: Versions = { ...versions, shopp: { repository: 'shop', staging: '1.4.0' } };
    expect(refusals(() => declare(Shop, environment({ versions: more })))).toEqual([
      [
        'image-version',
        'image "shopp" has a version for staging, and nothing there uses it. Did you mean "shop"?',
        'Remove "staging" from "shopp" in versions.json, or use the image.',
      ],
    ]);
  });
  test('an image of other environments may be unused here', () => {
    const production = environment({}, 'production');
    const more: Versions = { ...versions, other: { repository: 'other', production: '1.0.0' } };
    const staging = environment({ versions: more });
    const fleet = new Fleet({ environments: [staging, production], systems: { shop: Shop } });
    expect(refusals(() => fleet.declare(staging))).toEqual([]);
  });
  test('addresses of a host that nobody calls', () => {
    const cluster = { addresses: { 'api.exmaple.com': ['192.0.2.0/24'] } };
    expect(refusals(() => declare(Shop, environment({ cluster })))).toEqual([
      [
        'address',
        'staging has addresses of "api.exmaple.com", which nobody calls.',
        'Remove them, or use the name that is called.',
      ],
    ]);
  });
  test('a placement that nothing uses', () => {
    expect(refusals(() => declare(WithStore, environment(stores('shop', 'bd'))))).toEqual([
      [
        'store-placement',
        'staging places the store "shop/bd", which no system asks for. Did you mean "shop/db"?',
        'The stores are "shop/db".',
      ],
    ]);
    expect(refusals(() => declare(Shop, environment(stores('shop', 'db'))))).toMatchObject([
      ['store-placement', {}, 'No system there has a store.'],
    ]);
    expect(refusals(() => declare(WithStore, environment(stores('shop', 'db'))))).toEqual([]);
  });
  test('C10: latest is not a version', () => {
    const latest: Versions = { shop: { repository: 'shop', staging: 'latest' } };
    expect(refusals(() => declare(Shop, environment({ versions: latest })))).toEqual([
      [
        'image-version',
        'image "shop" has version "latest" for staging.',
        'Pin a version: what "latest" is changes without a change in git.',
      ],
    ]);
  });
});

test('all problems of all systems are reported at once, with their places', () => {
  const Broken = shopOf(system => {
    new Worker(system, 'first', { image: system.image('shpo'), resources: { ...small, cpu: ['500mm', '1'] } });
    new Worker(system, 'second', { image: system.image('shop'), resources: small, replicas: 0 });
  });
  expect.assertions(2);
  try {
    declare(Broken);
  } catch (error) {
    const { problems } = error as ProblemError;
    expect(problems.map(({ message }) => message).sort()).toEqual([
      'no image "shpo" in the versions. Did you mean "shop"?',
      'the cpu request is "500mm".',
      'the number of replicas is 0.',
    ]);
    expect(problems.every(({ source }) => /fleet\.test\.ts:\d+$/.test(source ?? ''))).toBe(true);
  }
});

test('a construct that throws half-way is one problem among the others, and the cause is kept', () => {
  const cause = new TypeError('half-way');
  const Throws = shopOf(system => {
    new Worker(system, 'Mailer', { image: system.image('shop'), resources: small });
    throw cause;
  });
  expect(refusals(() => declare(Throws)).map(([id, message]) => [id, message])).toEqual([
    ['name', 'the component is "Mailer".'],
    ['declaration', 'it could not be declared: half-way'],
  ]);
  expect(() => declare(Throws)).toThrow(expect.objectContaining({ cause }));
  const source = expect.stringMatching(/fleet\.test\.ts:\d+$/);
  const problems = expect.arrayContaining([expect.objectContaining({ id: 'declaration', source })]);
  expect(() => declare(Throws)).toThrow(expect.objectContaining({ problems }));
});

test('two constructs with one id are a problem of their system', () => {
  const Twice = shopOf(system => {
    new ConfigMap(system, 'config', { name: 'a', data: {} });
    new ConfigMap(system, 'config', { name: 'b', data: {} });
  });
  expect(refusals(() => declare(Twice))).toEqual([
    [
      'declaration',
      expect.stringMatching(/^it could not be declared: .*"?config"?/i),
      'Two sibling constructs have the same id. Give each its own id; objects are named after "name".',
    ],
  ]);
});

test('a system is listed under the name that it gives itself', () => {
  const staging = environment();
  const fleet = new Fleet({ environments: [staging], systems: { store: Shop } });
  expect(refusals(() => fleet.declare(staging))).toEqual([
    ['system', 'the fleet lists "store", which calls itself "shop".', 'Use one name.'],
  ]);
});

test('an empty fleet is refused: it would remove everything that was written', () => {
  expect(refusals(() => new Fleet({ environments: [], systems: {} })).map(([id, message]) => [id, message])).toEqual([
    ['fleet', 'the fleet has no environment.'],
    ['fleet', 'the fleet has no system.'],
  ]);
});
