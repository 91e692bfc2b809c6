import type { Environment } from '../environment/environment.js';
import { imagesOf, versionIn } from '../environment/versions.js';
import type { Fleet } from '../fleet/fleet.js';
import { originOf } from './origin.js';

/** The pages of the images in the versions of a fleet, by name: each environment's version, and where it comes from. */
export function imagePages(fleet: Fleet): ReadonlyMap<string, string> {
  const names = new Set(fleet.environments.flatMap(({ props }) => Object.keys(imagesOf(props.versions))));
  return new Map([...names].sort().map(name => [name, page(name, fleet.environments)]));
}

function page(name: string, environments: readonly Environment[]): string {
  const rows = environments.map(environment => {
    const found = versionIn(imagesOf(environment.props.versions), environment, name);
    const cells = 'key' in found ? [found.version, originOf(environment, found.key)] : ['', found.message];
    return `| ${[environment.name, ...cells].join(' | ')} |`;
  });
  const repositories = new Set(
    environments.map(({ props }) => imagesOf(props.versions)[name]?.repository).filter(each => each !== undefined),
  );
  return [
    `# ${name}`,
    `An image of versions.json: ${[...repositories].join(', ')}.`,
    ['| Environment | Version | From |', '|---|---|---|', ...rows, ''].join('\n'),
  ].join('\n\n');
}
