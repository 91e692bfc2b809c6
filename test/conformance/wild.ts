import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkGraph } from '../../src/checks/registry.js';
import { projectDefaults } from '../../src/defaults/project.js';
import { formatObject, isError, type Problem } from '../../src/problem.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';
import type { Disagreement, Outcome } from './outcome.js';
import { expected } from './wild-expected.js';

/** What is read of each public chart before people look away: groups of warnings, by check. */
const mostGroups = 3;

/**
 * Public charts and installs, each checked as a cluster of its own: every error has a reason that the repository keeps,
 * and every reason its error.
 */
export function conformance(folder: string): Outcome {
  const manifests = ['charts', 'installs', 'kustomize'].flatMap(kind =>
    readdirSync(join(folder, kind))
      .sort()
      .map(name => ({ name: `${kind}/${name}`, problems: problemsIn(join(folder, kind, name)) })),
  );
  const errors = manifests.flatMap(({ name, problems }) => problems.filter(isError).map(each => keyOf(name, each)));
  const groups = manifests
    .filter(({ name }) => name.startsWith('charts/'))
    .map(({ problems }) => new Set(problems.filter(each => !isError(each)).map(({ id }) => id)).size);
  const median = middle(groups);
  return {
    cases: manifests.length,
    disagreements: [...compared(errors), ...(median > mostGroups ? [tooMany(median)] : [])],
    notes: [
      `${errors.length} errors, all ${Object.keys(expected).length} with a reason that is kept`,
      `${median} groups of warnings in the median chart, ${Math.max(...groups)} at most`,
    ],
  };
}

function problemsIn(path: string): readonly Problem[] {
  const { graph, problems } = readManifests(readSources([path]));
  return [...problems, ...checkGraph(graph, { kubernetes: projectDefaults().assumedKubernetes }).problems];
}

const keyOf = (name: string, { id, object, path = '' }: Problem) =>
  [name, id, formatObject(object), path].filter(Boolean).join(' | ');

function compared(errors: readonly string[]): readonly Disagreement[] {
  const found = new Set(errors);
  return [
    ...errors
      .filter(key => !(key in expected))
      .map(name => ({ name, detail: 'an error without a reason in test/conformance/wild-expected.ts' })),
    ...Object.keys(expected)
      .filter(key => !found.has(key))
      .map(name => ({ name, detail: `no error any more; it had the reason: ${expected[name]?.source}` })),
  ];
}

const middle = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
};

const tooMany = (median: number): Disagreement => ({
  name: 'charts',
  detail: `${median} groups of warnings in the median chart; at most ${mostGroups} are read`,
});
