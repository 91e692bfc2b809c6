import type { Images } from '../../src/environment/versions.js';
import { Environment } from '../../src/index.js';
import type { History, Snapshot } from '../../src/promotion/history.js';
import { versionAt } from '../../src/promotion/place.js';
import type { Ring, Rings } from '../../src/promotion/ring.js';
import { ringsOf } from '../../src/promotion/ring.js';
import { referenceOf } from '../../src/promotion/since.js';

const props = { tier: 'production', domain: 'example.com', versions: { images: {} } } as const;
export const staging = new Environment('staging', props);
export const production = new Environment('production', props);
const inGroup = (group: string, count: number) =>
  Array.from({ length: count }, (_, i) => new Environment(`${group}-${i}`, { like: production, groups: [group] }));
/** Two environments in the first ring, four in the second, three in the third. */
export const environments = [staging, ...inGroup('canary', 2), ...inGroup('eu', 4), ...inGroup('world', 3)];
export const rings = (...given: readonly (string | Ring)[]): Rings => ringsOf(given);

/** `shop` and `web`, with the versions of each. */
export const imagesOf = (shop: Record<string, string>, web: Record<string, string>): Images => ({
  shop: { repository: 'registry.example.com/shop', versions: shop },
  web: { repository: 'registry.example.com/web', versions: web },
});

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A repository: every commit has versions, and what its output has rendered. */
export class Repository {
  today = '2030-01-01';
  private readonly commits: Snapshot[] = [];
  private readonly rendered = new Map<string, ReadonlySet<string>>();

  constructor(public images: Images) {
    this.commit();
  }

  /** Commits the versions. @param renders whether the output follows; else it stays as it was */
  commit(renders = true): void {
    const commit = String(this.commits.length);
    const before = this.rendered.get(String(this.commits.length - 1)) ?? new Set();
    this.rendered.set(commit, renders ? outputOf(this.images) : before);
    this.commits.unshift({ commit, day: this.today, images: this.images });
  }

  /** Time goes by. */
  wait(days: number): void {
    this.today = dayAfter(this.today, days);
  }

  set(image: string, key: string, version: string): void {
    const entry = this.images[image]!;
    this.images = { ...this.images, [image]: { ...entry, versions: { ...entry.versions, [key]: version } } };
  }

  get history(): History {
    return {
      snapshots: [...this.commits],
      renders: (commit, environment, image) => this.rendered.get(commit)?.has(`${environment} ${image}`) === true,
    };
  }
}

const outputOf = (images: Images): ReadonlySet<string> =>
  new Set(
    environments.flatMap(environment =>
      Object.entries(images).flatMap(([name, entry]) => {
        const version = versionAt(images, environment, name);
        return version === undefined ? [] : [`${environment.name} ${referenceOf(entry, version)}`];
      }),
    ),
  );
