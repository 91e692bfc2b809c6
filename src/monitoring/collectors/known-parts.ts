import { didYouMean, type Problem, problem } from '../../problem.js';
import { addedIn, type Distribution, distributions, type PartKind, partKinds } from './distributions.js';

const images: Readonly<Record<string, Distribution>> = {
  'opentelemetry-collector': 'core',
  'opentelemetry-collector-k8s': 'k8s',
  'opentelemetry-collector-contrib': 'contrib',
};

type Configuration = { readonly [kind in PartKind]?: Readonly<Record<string, unknown>> | undefined };

/** Parts that the collector in this image has not. An image by another name is somebody's own build, with parts of its own. */
export function unknownParts(image: string, configuration: Configuration): readonly Problem[] {
  const [, repository = '', minor] = /([^/:@]+)(?::v?0\.(\d+)[^@]*)?(?:@.*)?$/.exec(image) ?? [];
  const distribution = Object.hasOwn(images, repository) ? images[repository] : undefined;
  if (distribution === undefined) return [];
  return partKinds.flatMap(kind =>
    Object.keys(configuration[kind] ?? {}).flatMap(name => {
      const type = name.split('/')[0]!;
      return partProblems({ kind, type, distribution, repository, minor: Number(minor) });
    }),
  );
}

interface Part {
  readonly kind: PartKind;
  readonly type: string;
  readonly distribution: Distribution;
  readonly repository: string;
  readonly minor: number;
}

function partProblems({ kind, type, distribution, repository, minor }: Part): Problem[] {
  const known = distributions[distribution][kind];
  const since = Object.hasOwn(addedIn, type) ? addedIn[type]! : 0;
  if (minor < since) {
    const hint = `Use ${repository}:0.${since}.0 or later, or the name that it has in 0.${minor}.`;
    return [problem('collector', `${kind}: "${type}" came with 0.${since}, and the image is of 0.${minor}.`, { hint })];
  }
  if (known.some(each => isCalled(each, type))) return [];
  const elsewhere = distributions.contrib[kind].some(each => isCalled(each, type));
  const message = `${kind}: ${repository} has no "${type}".${elsewhere ? '' : didYouMean(type, known)}`;
  const hint = elsewhere ? 'opentelemetry-collector-contrib has it.' : `It has ${known.join(', ')}.`;
  return [problem('collector', message, { hint })];
}

/** Later versions put underscores where earlier ones had none; those that always had them keep them. */
const isCalled = (known: string, type: string): boolean =>
  known === type || (!known.includes('_') && known === type.replaceAll('_', ''));
