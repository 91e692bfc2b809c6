import { repositoryFaults, versionFaults } from '../manifest/image.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import { both } from './chosen.js';
import { type Kin, nearest } from './kin.js';

/** An image: its repository, and its version by environment, group or template. */
export interface ImageVersions {
  /** Without a tag: `registry.example.com/shop`. */
  readonly repository: string;
  /** A tag, a digest or both, by the name of an environment, of a group, or of what environments are like. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The content of `versions.json`. */
export interface SettledVersions {
  /** The JSON Schema of the file: `./node_modules/plainsail/docs/schemas/versions.schema.json`. */
  readonly $schema?: string;
  /** Repository and versions of each image, by the name that `image(…)` asks for. */
  readonly images: Readonly<Record<string, ImageVersions>>;
}

/** Its form before: the versions beside the repository. It is read with a warning. */
export type OldVersions = Readonly<Record<string, { readonly repository: string } & Readonly<Record<string, string>>>>;

/** `versions.json`: an image's repository, and its version in each environment that runs it. */
export type Versions = SettledVersions | OldVersions;

/** Images by name, whatever form the file has. */
export type Images = Readonly<Record<string, ImageVersions>>;

const id = 'image-version';

/** A tag that says more than a major version, or a digest: what production runs must be known exactly. */
const exact = /^[^@]*[0-9]\.[0-9]|@sha256:/;

const settled = new WeakMap<Versions, Images>();

/** Whether the file has the form of before. */
export const isOld = (versions: Versions): versions is OldVersions => {
  if (Object.hasOwn(versions, '$schema')) return false;
  const images: unknown = Object.hasOwn(versions, 'images') ? versions['images'] : undefined;
  return !(typeof images === 'object' && images !== null && typeof Object(images).repository !== 'string');
};

/** The images of either form. */
export function imagesOf(versions: Versions): Images {
  const known = settled.get(versions);
  if (known) return known;
  const images = isOld(versions)
    ? Object.fromEntries(
        Object.entries(versions).map(([name, { repository, ...rest }]) => [name, { repository, versions: rest }]),
      )
    : (versions.images ?? {});
  settled.set(versions, images);
  return images;
}

/** A version, and the key that has it. */
export interface FoundVersion extends ImageVersions {
  readonly version: string;
  readonly key: string;
}

/** The version of an image in an environment, or what is wrong with asking for it. */
export function versionIn(images: Images, kin: Kin, name: string): FoundVersion | Problem {
  const environment = kin.name;
  const entry = Object.hasOwn(images, name) ? images[name] : undefined;
  if (!entry) {
    const names = Object.keys(images);
    return problem(id, `no image "${name}" in the versions.${didYouMean(name, names)}`, {
      hint: `Add "${name}" to versions.json${names.length > 0 ? `, or use ${alternatives(names)}` : ''}.`,
    });
  }
  if (typeof entry.repository !== 'string' || repositoryFaults(entry.repository).length > 0) {
    const said = entry.repository === undefined ? 'no repository' : `the repository "${entry.repository}"`;
    return problem(id, `image "${name}" has ${said}.`, {
      hint: `Give "${name}" in versions.json a repository without a tag, such as "registry.example.com/shop".`,
    });
  }
  const { versions = {} } = entry;
  const found = nearest(kin, key => Object.hasOwn(versions, key) && versions[key] !== '');
  if (!found) {
    return problem(id, `image "${name}" has no version for ${environment}.`, {
      hint: `Add "${environment}" to "${name}" in versions.json.`,
    });
  }
  if ('groups' in found) {
    const groups = both(found.groups);
    return problem(id, `image "${name}" has versions for ${groups}, which are both groups of ${environment}.`, {
      hint: `Add "${environment}" to "${name}" in versions.json, or take it out of one of the groups.`,
    });
  }
  return { ...entry, version: versions[found.key] as string, key: found.key };
}

/** `repository:version` of an image in an environment, or what is wrong with asking for it. */
export function imageOf(versions: Versions, kin: Kin & { readonly tier: string }, name: string): string | Problem {
  const found = versionIn(imagesOf(versions), kin, name);
  if (!('key' in found)) return found;
  const { repository, version, key } = found;
  const of = key === kin.name ? kin.name : `${kin.name}, by "${key}"`;
  if (typeof version !== 'string' || versionFaults(version).length > 0) {
    return problem(id, `image "${name}" has version "${version}" for ${of}.`, {
      hint: 'A version is text: a tag, a digest (@sha256:…), or a tag with a digest.',
    });
  }
  if (version === 'latest' || version.startsWith('latest@')) {
    return problem(id, `image "${name}" has version "${version}" for ${of}.`, {
      hint: 'Pin a version: what "latest" is changes without a change in git.',
    });
  }
  if (kin.tier === 'production' && !exact.test(version)) {
    return problem(id, `image "${name}" has version "${version}" for ${of}.`, {
      hint: 'Production takes a full version such as "1.4.0", or a digest.',
    });
  }
  return `${repository}${version.startsWith('@') ? '' : ':'}${version}`;
}
