import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { inShard, parseShard } from '../../src/fleet/shard.js';
import { Environment, Fleet, System, type SystemProps, Worker } from '../../src/index.js';
import { replace, synthesize } from '../../src/synth/synthesize.js';
import { compare } from '../../src/write/index.js';
import { refusals, small } from '../constructs/support.js';

const images = { shop: { repository: 'registry.example.com/shop', versions: { production: '1.2.0' } } };
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions: { images } });
class Shop extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'shop', props);
    new Worker(this, 'mailer', { image: this.image('shop'), resources: small });
  }
}
/** Environments by the number of their cluster; those of one number share it. */
const fleetOn = (clusters: readonly number[]) =>
  new Fleet({
    environments: clusters.map(
      (cluster, i) =>
        new Environment(`e-${i}`, { like: production, cluster: { ...(cluster > 0 && { name: `c-${cluster}` }) } }),
    ),
    systems: { shop: Shop },
  });

const folders: string[] = [];
const newFolder = () => folders[folders.push(mkdtempSync(join(tmpdir(), 'plainsail-shards-'))) - 1]!;
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(path => [path.slice(folder.length), readFileSync(path, 'utf8')]),
  );

test('property: shards in any order write the bytes of the whole, each its own folders', async () => {
  const cases = fc.record({
    clusters: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
    of: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ clusters, of, seed }) => {
      const fleet = fleetOn(clusters);
      const [whole, parts] = [newFolder(), newFolder()];
      replace(synthesize({ fleet, out: whole }).request, [], () => {});
      const order = Array.from({ length: of }, (_, i) => i + 1).sort((a, b) => seed[a - 1]! - seed[b - 1]!);
      const owners = new Map<string, number>();
      for (const index of order) {
        const { request } = synthesize({ fleet, out: parts, shard: { index, of } });
        for (const path of request.files.keys()) {
          expect(owners.has(path)).toBe(false);
          owners.set(path, index);
        }
        expect(replace(request, [], () => {}).removed).toEqual([]);
      }
      expect(filesIn(parts)).toEqual(filesIn(whole));
      expect((await compare(synthesize({ fleet, out: parts }).request)).upToDate).toBe(true);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('environments of one cluster are in one shard, because each is checked with the others', () => {
  const { environments } = fleetOn([1, 0, 2, 1, 2, 0]);
  const names = (index: number) => inShard(environments, { index, of: 2 }).map(({ name }) => name);
  expect([names(1), names(2)]).toEqual([
    ['e-0', 'e-2', 'e-3', 'e-4'],
    ['e-1', 'e-5'],
  ]);
});

test.each(['0/3', '4/3', '3', '1/0', '1/3/5', '-1/3', '01/3', 'a/b', ''])('refuses the shard %j', text => {
  expect(refusals(() => parseShard(text))).toEqual([
    ['shard', `the shard is "${text}".`, expect.stringContaining('It must look like "3/8"')],
  ]);
});
