import { amountOf } from '../../manifest/quantity.js';
import { alternatives, didYouMean, type Problem, rejectionOf } from '../../problem.js';
import { accessModes, type NewClaim, type Volumes } from './volumes.js';

const contents = ['claim', 'config', 'secret', 'projected', 'ephemeral', 'memory', 'volume'];
const rejection = rejectionOf('volume');

/** What is wrong with volumes. */
export const volumeProblems = (volumes: Volumes = {}): readonly Problem[] =>
  Object.entries(volumes).flatMap(([name, volume]) => {
    const given = contents.filter(content => Object.hasOwn(volume, content));
    const value = (volume as Readonly<Record<string, unknown>>)[given[0] ?? ''];
    return [
      ...(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
        ? []
        : [rejection(`a volume is named "${name}".`, 'Use 1 to 63 lower-case letters, digits and "-".')]),
      ...(given.length === 1
        ? []
        : [
            rejection(
              `volume "${name}" has ${given.length === 0 ? 'no content' : alternatives(given)}.`,
              `Give exactly one of ${alternatives(contents)}.`,
            ),
          ]),
      ...(volume.at === undefined || volume.at.startsWith('/')
        ? []
        : [rejection(`volume "${name}" is mounted at "${volume.at}".`, 'Give an absolute path such as "/data".')]),
      ...(given[0] === 'claim' || given[0] === 'ephemeral' ? claimProblems(name, value) : []),
      ...(given[0] === 'memory' ? sizeProblems(name, value) : []),
      ...(given[0] === 'config' || given[0] === 'secret' ? namedProblems(name, given[0], value) : []),
    ];
  });

function claimProblems(volume: string, claim: unknown): readonly Problem[] {
  if (typeof claim !== 'object' || claim === null || 'name' in claim) return [];
  const { size, accessMode = 'ReadWriteOnce' } = claim as NewClaim;
  return [
    ...sizeProblems(volume, size),
    ...(accessModes.includes(accessMode)
      ? []
      : [
          rejection(
            `volume "${volume}" has the access mode "${accessMode}".${didYouMean(accessMode, accessModes)}`,
            `It must be ${alternatives(accessModes)}.`,
          ),
        ]),
  ];
}

const sizeProblems = (volume: string, size: unknown): readonly Problem[] =>
  typeof size === 'string' && amountOf(size) !== undefined
    ? []
    : [rejection(`volume "${volume}" has the size ${JSON.stringify(size)}.`, 'A size looks like "10Gi".')];

const namedProblems = (volume: string, kind: string, value: unknown): readonly Problem[] =>
  typeof value === 'string' || typeof (value as { name?: unknown } | null)?.name === 'string'
    ? []
    : [
        rejection(
          `volume "${volume}" has no name of its ${kind}.`,
          'Give the name of the object, or the construct that makes it.',
        ),
      ];
