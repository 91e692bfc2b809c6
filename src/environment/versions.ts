import { repositoryFaults, versionFaults } from '../manifest/image.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';

/** `versions.json`: an image's repository, and its version in each environment that runs it. */
export type Versions = Readonly<Record<string, { readonly repository: string } & Readonly<Record<string, string>>>>;

interface Where {
  readonly name: string;
  readonly tier: string;
}

const id = 'image-version';

/** A tag that says more than a major version, or a digest: what production runs must be known exactly. */
const exact = /^[^@]*[0-9]\.[0-9]|@sha256:/;

/** `repository:version` of an image in an environment, or what is wrong with asking for it. */
export function imageOf(versions: Versions, { name: environment, tier }: Where, name: string): string | Problem {
  const entry = Object.hasOwn(versions, name) ? versions[name] : undefined;
  if (!entry) {
    const names = Object.keys(versions);
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
  const given = entry[environment];
  if (given === undefined || given === '') {
    return problem(id, `image "${name}" has no version for ${environment}.`, {
      hint: `Add "${environment}" to "${name}" in versions.json.`,
    });
  }
  if (typeof given !== 'string' || versionFaults(given).length > 0) {
    return problem(id, `image "${name}" has version "${given}" for ${environment}.`, {
      hint: 'A version is text: a tag, a digest (@sha256:…), or a tag with a digest.',
    });
  }
  if (given === 'latest' || given.startsWith('latest@')) {
    return problem(id, `image "${name}" has version "${given}" for ${environment}.`, {
      hint: 'Pin a version: what "latest" is changes without a change in git.',
    });
  }
  if (tier === 'production' && !exact.test(given)) {
    return problem(id, `image "${name}" has version "${given}" for ${environment}.`, {
      hint: 'Production takes a full version such as "1.4.0", or a digest.',
    });
  }
  return `${entry.repository}${given.startsWith('@') ? '' : ':'}${given}`;
}
