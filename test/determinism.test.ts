import fc from 'fast-check';
import { ConfigMap, Environment, Fleet, httpGet, System, type SystemProps, WebService, Worker } from '../src/index.js';
import { fleet as committed } from '../src/main.js';
import { synthesize } from '../src/synth/synthesize.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = 25;
const versions = { shop: { repository: 'registry.example.com/shop', staging: '1.4.0', production: '1.4.0' } };
const resources = { cpu: ['100m', '200m'], memory: ['64Mi', '128Mi'] } as const;
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

const environments = [
  new Environment('staging', { tier: 'staging', domain: 'staging.example.com', versions }),
  new Environment('production', { tier: 'production', domain: 'example.com', versions }),
];

/** What a system is made of; none of these needs another. */
const parts: readonly ((system: System) => void)[] = [
  ...['api', 'web', 'images'].map(name => (system: System) => {
    new WebService(system, name, { image: system.image('shop'), ports: { http: 8080 }, probes, resources });
  }),
  ...['import', 'index', 'mail'].map(name => (system: System) => {
    new Worker(system, name, { image: system.image('shop'), resources });
  }),
  system => {
    new ConfigMap(system, 'info', { name: 'info', data: { i: 'ı', I: 'İ', z: 'ä' } });
  },
];

interface Order {
  readonly systems: readonly string[];
  readonly parts: readonly number[];
  readonly environments: readonly number[];
}

const all = (count: number) => Array.from({ length: count }, (_, i) => i);
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

const orders: fc.Arbitrary<Order> = fc.record({
  systems: shuffled(['shop', 'stock', 'billing']),
  parts: shuffled(all(parts.length)),
  environments: shuffled(all(environments.length)),
});

function systemOf(name: string, order: Order['parts']) {
  return class extends System {
    constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
      super(scope, name, props);
      for (const part of order) parts[part]!(this);
    }
  };
}

/** Every file of a fleet, sorted by path. */
const filesOf = (fleet: Fleet) => [...synthesize({ fleet, out: 'dist' }).request.files].sort();

function declared(order: Order) {
  const systems = Object.fromEntries(order.systems.map(name => [name, systemOf(name, order.parts)]));
  return filesOf(new Fleet({ environments: order.environments.map(i => environments[i]!), systems }));
}

test(`the order of declarations that need nothing of each other changes no byte (SEED=${seed})`, () => {
  const expected = declared({ systems: ['shop', 'stock', 'billing'], parts: all(parts.length), environments: [0, 1] });
  expect(expected.length).toBeGreaterThan(100);
  fc.assert(
    fc.property(orders, order => {
      expect(declared(order)).toEqual(expected);
    }),
    { seed, numRuns },
  );
});

test('the order in which the committed fleet lists its systems and environments changes no byte', () => {
  const { environments, systems } = committed;
  const reversed = new Fleet({
    environments: [...environments].reverse(),
    systems: Object.fromEntries(Object.entries(systems).reverse()),
  });
  expect(filesOf(reversed)).toEqual(filesOf(committed));
});

test('a second synthesis in one process gives the same bytes', () => {
  expect(filesOf(committed)).toEqual(filesOf(committed));
});

test('the day changes no byte', () => {
  const on = (today?: string) => synthesize({ fleet: committed, out: 'dist', today }).request.files;
  expect(on('2001-02-03')).toEqual(on());
});
