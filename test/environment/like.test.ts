import fc from 'fast-check';
import { nearest } from '../../src/environment/kin.js';
import { Environment, type LikeProps, managedPostgres } from '../../src/index.js';
import { refusals } from '../constructs/support.js';

const versions = {
  images: {
    shop: { repository: 'shop', versions: { production: '1.0.0', eu: '1.1.0', canary: '1.2.0', 'eu-02': '1.3.0' } },
  },
};
const server = (host: string) =>
  managedPostgres({ host, cidrs: ['10.0.0.0/8'], credentials: 'shop/db', maxConnections: 50 });
const shared = server('db.example.com');
const production = new Environment('production', {
  ...{ tier: 'production', domain: 'example.com', versions },
  cluster: { name: 'main', kubernetes: '1.34', zones: 3, reloader: true },
  stores: { shop: { db: shared, reports: server('reports.example.com') } },
});
const like = (name: string, props: Omit<LikeProps, 'like'> = {}) =>
  new Environment(name, { like: production, ...props });

test('an environment has all facts of the one that it is like, but its own', () => {
  const { tier, props, cluster } = like('eu-01', { cluster: { zones: 2, reloader: undefined } });
  expect({ tier, domain: props.domain, versions: props.versions }).toEqual({
    ...{ tier: 'production', domain: 'eu-01.example.com', versions },
  });
  expect(cluster).toMatchObject({ kubernetes: '1.34', zones: 2, reloader: false });
  expect(cluster.name).toBeUndefined();
});

test('placements fall back store by store, and undefined puts one back into the cluster', () => {
  const own = server('eu.example.com');
  const { props } = like('eu-01', { stores: { shop: { db: own, reports: undefined } } });
  expect(props.stores).toEqual({ shop: { db: own } });
  expect(like('eu-01').props.stores['shop']?.['db']).toBe(shared);
});

test('a template whose placements are a function has them made for each environment', () => {
  const template = new Environment('production', {
    ...{ tier: 'production', domain: 'example.com', versions },
    stores: ({ name, domain }) => ({
      shop: { db: Object.assign(server(`${name}.${domain}`), { at: `${name} ${domain}` }) },
    }),
  });
  const at = (each: Environment) => (each.props.stores['shop']?.['db'] as { at?: string } | undefined)?.at;
  const eu = new Environment('eu-01', { like: template });
  expect([at(template), at(eu), at(new Environment('eu-02', { like: eu, domain: 'x.io' }))]).toEqual([
    'production example.com',
    'eu-01 eu-01.example.com',
    'eu-02 x.io',
  ]);
});

test('a version is that of the name, of a group, or of what it is like', () => {
  const image = (name: string, groups: readonly string[] = []) => like(name, { groups }).image('shop');
  expect([image('us-01'), image('eu-01', ['eu']), image('eu-02', ['eu', 'canary'])]).toEqual([
    'shop:1.0.0',
    'shop:1.1.0',
    'shop:1.3.0',
  ]);
});

test('two groups that both have a value are refused by name, in versions and in choices', () => {
  const both = like('eu-01', { groups: ['eu', 'canary'] });
  expect(both.image('shop')).toMatchObject({
    message: 'image "shop" has versions for "eu" and "canary", which are both groups of eu-01.',
  });
  const choices = { development: 1, staging: 1, production: 1, eu: 2, canary: 3 } as never;
  expect(refusals(() => both.choose(choices))).toEqual([
    [
      'environment',
      'a choice has values for "eu" and "canary", which are both groups of "eu-01".',
      'Add a value for "eu-01", or take it out of one of the groups.',
    ],
  ]);
});

test('a choice without a value for it or what it is like is refused', () => {
  expect(refusals(() => like('eu-01').choose({ development: 1, staging: 2 } as never))).toMatchObject([
    ['environment', 'a choice has no value for "eu-01".', {}],
  ]);
});

test('with changes facts alone', () => {
  const eu = like('eu-01', { groups: ['eu'], domain: 'eu.example.com', cluster: { name: 'west', zones: 1 } });
  const changed = eu.with({ zones: 2, reloader: undefined });
  expect([changed.name, changed.groups, changed.props.domain, changed.cluster.name]).toEqual([
    ...['eu-01', ['eu'], 'eu.example.com', 'west'],
  ]);
  expect(changed.cluster).toMatchObject({ zones: 2, reloader: false, kubernetes: '1.34' });
  expect(changed.image('shop')).toBe('shop:1.1.0');
});

test('its problems are reported at once', () => {
  const wrong = () => like('EU', { groups: ['EU', 'eu', 'eu'], cluster: { zones: 0 } });
  expect(refusals(wrong).map(([, message]) => message)).toEqual([
    'environment "EU": domain is "EU.example.com".',
    'environment "EU": it is in the group "EU".',
    'environment "EU": it is in the group "eu" twice.',
    'environment "EU": the name is "EU".',
    'environment "EU": zones is 0.',
  ]);
  expect(refusals(() => new Environment('eu', { like: 'production' } as never))).toEqual([
    ['environment', 'environment "eu": it has "production" as "like".', 'Allowed is an Environment.'],
  ]);
});

/** Levels of a chain, each with its groups; names are unique. */
const chains = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 });

test('property: the nearest key is the first of the chain, and two of one level are named', () => {
  fc.assert(
    fc.property(chains, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (sizes, flags) => {
      const levels = sizes.map((size, i) => ({
        name: `e${i}`,
        groups: Array.from({ length: size }, (_, g) => `g${i}-${g}`),
      }));
      const keys = levels.flatMap(({ name, groups }) => [name, ...groups]);
      const has = new Set(keys.filter((_, i) => flags[i % 20]));
      const kin = levels.reduceRight<Parameters<typeof nearest>[0] | undefined>(
        (below, level) => ({ ...level, like: below }),
        undefined,
      )!;
      const expected = levels
        .flatMap(({ name, groups }) => [[name], groups])
        .map(level => level.filter(key => has.has(key)))
        .find(level => level.length > 0);
      expect(nearest(kin, key => has.has(key))).toEqual(
        expected && (expected.length === 1 ? { key: expected[0] } : { groups: expected }),
      );
    }),
  );
});
