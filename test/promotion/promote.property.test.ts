import fc from 'fast-check';
import { daysBetween } from '../../src/promotion/history.js';
import { placeOf, versionAt } from '../../src/promotion/place.js';
import { promote } from '../../src/promotion/promote.js';
import { rollBack } from '../../src/promotion/roll-back.js';
import { environments, imagesOf, Repository, rings } from './world.js';

const names = ['shop', 'web'];
const order = rings({ name: 'canary', soakDays: 2 }, { name: 'eu', soakDays: 1, atOnce: 2 }, 'world');
const path = ['staging', 'canary', 'eu', 'world'];
const before = new Map(path.slice(1).map((to, i) => [to, path[i]!]));
const soak = new Map(order.map(({ name, soakDays }) => [name, soakDays]));

type Act =
  | { readonly kind: 'release'; readonly image: number; readonly renders: boolean }
  | { readonly kind: 'repair'; readonly image: number; readonly place: number }
  | { readonly kind: 'wait'; readonly days: number }
  | {
      readonly kind: 'promote';
      readonly from: number;
      readonly to: number;
      readonly image: number;
      readonly accept: boolean;
    }
  | { readonly kind: 'back'; readonly place: number };

const image = fc.integer({ min: 0, max: 1 });
const place = fc.integer({ min: 0, max: 3 });
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('release' as const), image, renders: fc.boolean() }),
    fc.record({
      kind: fc.constant('repair' as const),
      image,
      place: fc.integer({ min: 4, max: environments.length - 1 }),
    }),
    { arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 3 }) }), weight: 6 },
    {
      arbitrary: fc.record({
        kind: fc.constant('promote' as const),
        from: place,
        to: fc.integer({ min: 1, max: 3 }),
        image: fc.integer({ min: 0, max: 2 }),
        accept: fc.boolean(),
      }),
      weight: 6,
    },
    // Along the path, which is what people do: most promotions between any two places are refused.
    {
      arbitrary: fc
        .record({ to: fc.integer({ min: 1, max: 3 }), image: fc.integer({ min: 0, max: 2 }), accept: fc.boolean() })
        .map(act => ({ ...act, kind: 'promote' as const, from: act.to - 1 })),
      weight: 6,
    },
    fc.record({ kind: fc.constant('back' as const), place }),
  ),
  { minLength: 5, maxLength: 40 },
);

/** DeclaredContainer by a simple reading of the history, of which the code under test knows nothing: since when each place has all of it. */
function heldSince(repository: Repository, name: string, image: string, version: string): string | undefined {
  let day: string | undefined;
  const { snapshots, renders } = repository.history;
  for (const snapshot of snapshots) {
    const all = placeOf(environments, name).members.every(
      each =>
        versionAt(snapshot.images, each, image) === version &&
        renders(snapshot.commit, each.name, `registry.example.com/${image}:${version}`),
    );
    if (!all) return day;
    day = snapshot.day;
  }
  return day;
}

let moved = 0;
let refused = 0;

/** Everything that must hold of a promotion that was let through. */
function judge(
  repository: Repository,
  from: string,
  to: string,
  accepted: readonly string[],
  images: Repository['images'],
) {
  const changed = environments.filter(each =>
    names.some(name => versionAt(images, each, name) !== versionAt(repository.images, each, name)),
  );
  const targets = placeOf(environments, to).members;
  expect(before.get(to)).toBe(from);
  expect(changed.every(each => targets.includes(each))).toBe(true);
  expect(changed.length).toBeLessThanOrEqual(order.find(({ name }) => name === to)!.atOnce);
  const sources = placeOf(environments, from).members;
  for (const each of changed) {
    for (const name of names) {
      const [old, next] = [versionAt(repository.images, each, name), versionAt(images, each, name)];
      if (old === next) continue;
      // Nothing is ahead of a ring that has not had all of it, rendered, for its time.
      const since = heldSince(repository, from, name, next!);
      expect(since).toBeDefined();
      expect(daysBetween(since!, repository.today)).toBeGreaterThanOrEqual(soak.get(from) ?? 0);
      // Nothing is lost that the source never had.
      const known = repository.history.snapshots.some(snapshot =>
        sources.some(source => versionAt(snapshot.images, source, name) === old),
      );
      expect(known || accepted.includes(name)).toBe(true);
    }
  }
  moved += changed.length > 0 ? 1 : 0;
}

test('property: promotions in any order never overtake a ring, and never lose a repair in silence', () => {
  fc.assert(
    fc.property(acts, list => {
      const repository = new Repository(imagesOf({ staging: '1', production: '1' }, { staging: '1', production: '1' }));
      let next = 2;
      for (const act of list) {
        if (act.kind === 'wait') repository.wait(act.days);
        else if (act.kind === 'release' || act.kind === 'repair') {
          const key = act.kind === 'release' ? 'staging' : environments[act.place]!.name;
          repository.set(names[act.image]!, key, String(next++));
          repository.commit(act.kind === 'repair' || act.renders);
        } else if (act.kind === 'back') {
          const { images, problems } = rollBack(
            repository.history,
            placeOf(environments, path[act.place]!),
            names,
            repository.images,
          );
          if (problems.length === 0) {
            repository.images = images;
            repository.commit();
          }
        } else {
          const [from, to] = [path[act.from]!, path[act.to]!];
          const accepted = act.accept ? names : [];
          const { images, problems } = promote(repository.history, {
            ...{ source: placeOf(environments, from), target: placeOf(environments, to), rings: order },
            ...{ ofSource: new Set(names), ofTarget: new Set(names), image: names[act.image] },
            ...{ today: repository.today, working: repository.images, accepted },
          });
          if (problems.length > 0) {
            refused++;
            expect(images).toBe(repository.images);
            continue;
          }
          judge(repository, from, to, accepted, images);
          repository.images = images;
          repository.commit();
        }
      }
    }),
    { numRuns: 400 },
  );
  expect([moved > 30, refused > 300]).toEqual([true, true]);
}, 120_000);
