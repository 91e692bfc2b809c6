import { allNames, grouped } from '../../diff/grouped.js';
import { diffText } from '../../diff/print/text.js';
import { Environment } from '../../environment/environment.js';
import { type Images, imagesOf, type Versions } from '../../environment/versions.js';
import { Fleet } from '../../fleet/fleet.js';
import { type Problem, problem, UsageError } from '../../problem.js';
import { differenceOfFleet } from '../diff/declared.js';
import { placeOf, sideOf } from '../diff/sides.js';

/** What other versions do to environments that have the committed render, and what keeps them from being rendered. */
export interface Consequences {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/**
 * @param out the folder that is rendered into, as seen from the working directory
 * @throws UsageError when the environments have other versions than the file
 */
export function consequencesOf(
  fleet: Fleet,
  { before, after }: { readonly before: Versions; readonly after: Images },
  names: readonly string[],
  out: string,
): Consequences {
  const environments = fleet.environments.map(each => withVersions(each, before, after));
  const promoted = new Fleet({ environments, systems: fleet.systems, ...(fleet.prices && { prices: fleet.prices }) });
  const differences = names.map(environment => {
    const side = sideOf(placeOf('HEAD', '--from'), [`${out}/${environment}`]);
    const compared = { environment, system: undefined, definitions: undefined };
    return differenceOfFleet(promoted, { ...side, roots: [out] }, compared);
  });
  const clusters = differences.flatMap(each => each.clusters);
  const problems = differences.flatMap(each => each.problems);
  return { text: diffText(grouped(clusters, []), allNames(clusters)), problems };
}

/** The same environment with other versions. */
function withVersions(environment: Environment, before: Versions, after: Images): Environment {
  const { name, props, groups, cluster } = environment;
  if (JSON.stringify(imagesOf(props.versions)) !== JSON.stringify(imagesOf(before))) {
    throw new UsageError([
      problem('promotion', `the versions of ${name} are not those of versions.json.`, {
        hint: "Give the environments the content of the file: import versions from '../versions.json'.",
      }),
    ]);
  }
  return new Environment(name, {
    ...{ like: environment, groups, domain: props.domain, versions: { images: after } },
    cluster: { name: cluster.name },
  });
}
