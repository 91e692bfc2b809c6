import { parseOptions, refuseIdle } from '../../checks/options.js';
import { checkIds, selectChecks } from '../../checks/registry.js';
import { projectDefaults } from '../../defaults/project.js';
import { type Problem, ProblemError, problem, sortProblems, UsageError } from '../../problem.js';
import { type Reading, readSources } from '../../read/files.js';
import type { SourceText } from '../../read/manifests.js';
import { definitionsIn } from '../definitions.js';
import { baseOf, sourcesAt } from '../diff/revision.js';
import { placeOf, sideOf } from '../diff/sides.js';
import { exitCode } from '../exit.js';
import { print } from '../print.js';
import { outFolder } from '../project.js';
import { hasFailed } from './fail-on.js';
import { checkFiles } from './files.js';
import { printReport } from './forms.js';
import { withoutKnown } from './known-before.js';
import type { CheckOptions } from './options.js';
import { rendered } from './rendered.js';
import type { Report } from './report.js';
import { withWaivers } from './waiver-file.js';

/** Checks, prints, and says how the process ends. */
export async function runCheck(paths: readonly string[], options: CheckOptions, version: string): Promise<number> {
  const { format, failOn, waivers, today, environment, kubernetesVersion } = options;
  const isOfFiles = paths.length > 0;
  if (!isOfFiles && options.newSince !== undefined) throw ofFilesOnly;
  const checked = isOfFiles ? await ofFiles(paths, options) : await ofDeclared(options);
  const found = { ...checked, problems: sortProblems([...checked.problems, ...renamedIn(options)]) };
  const before = isOfFiles && options.newSince ? await atRevision(paths, options, options.newSince) : nothing;
  const report = withoutKnown(withWaivers(found, waivers, today), options, () => before);
  printReport(report, format, version);
  const isAssumed = isOfFiles && environment === undefined && kubernetesVersion === undefined;
  if (isAssumed && format === 'text') print(assumption());
  return hasFailed(report.problems, failOn) ? exitCode.errors : exitCode.clean;
}

const assumption = () =>
  `checked for Kubernetes ${projectDefaults().assumedKubernetes}, which is assumed; --kubernetes-version names another`;
const nothing: Report = { objects: 0, problems: [], waived: [] };

const ofFilesOnly = new UsageError([
  problem('invalid-usage', '--new-since is for manifests', {
    hint: 'Name them: plainsail check dist --new-since origin/main.',
  }),
]);

/** A warning for each check that an option, or a key of package.json, names by a former id. */
const renamedIn = ({ only, skip, failOn, set }: CheckOptions): readonly Problem[] =>
  checkIds.renamed([...only, ...skip, ...failOn, ...set.map(text => text.replace(/\..*$/s, ''))]);

function factsFrom({ crds, strict, set, ...selection }: CheckOptions) {
  const options = parseOptions(set);
  refuseIdle(options, selectChecks(selection));
  return {
    definitions: definitionsIn(crds),
    unknownKinds: strict ? ('error' as const) : ('warning' as const),
    options,
  };
}

const readingOf = ({ exclude, render }: CheckOptions): Reading => ({ exclude, render: render ? rendered : undefined });

/** What the clusters have, where it is named. */
function sideFrom({ from, against }: CheckOptions, paths: readonly string[], reading: Reading = {}) {
  const place = from ?? against;
  return place === undefined ? undefined : sideOf(placeOf(place, '--from'), paths, 'HEAD', reading);
}

async function ofDeclared(options: CheckOptions): Promise<Report> {
  const { environment, accept } = options;
  const against = sideFrom(options, [outFolder()]);
  const request = { environment, facts: factsFrom(options), selection: options, against, accepted: accept };
  const refused: Problem[] = [];
  const { loadFleet } = await import('../fleet-file.js');
  const { checkDeclared } = await import('./declared.js');
  const fleet = await loadFleet().catch(error => {
    if (!(error instanceof ProblemError) || error instanceof UsageError) throw error;
    refused.push(...error.problems);
  });
  return fleet ? checkDeclared(fleet, request) : { ...nothing, problems: refused };
}

async function ofFiles(
  paths: readonly string[],
  options: CheckOptions,
  sources?: (together: readonly string[]) => Iterable<SourceText>,
): Promise<Report> {
  const {
    environment,
    accept,
    namespace,
    kubernetesVersion: kubernetes = projectDefaults().assumedKubernetes,
  } = options;
  const cluster = environment === undefined ? { kubernetes } : await factsOf(environment);
  const context = { ...factsFrom(options), ...cluster };
  const reading = readingOf(options);
  const against = sources ? undefined : sideFrom(options, paths, reading);
  const read = sources ?? (together => readSources(together, reading));
  return checkFiles(paths, { context, selection: options, against, accepted: accept, environment, read, namespace });
}

async function factsOf(environment: string) {
  const { loadFleet } = await import('../fleet-file.js');
  const { contextOf } = await import('../../synth/environment-problems.js');
  return contextOf((await loadFleet()).environment(environment));
}

/** The findings in the same paths at a revision. */
function atRevision(paths: readonly string[], options: CheckOptions, revision: string): Promise<Report> {
  const place = placeOf(revision, '--new-since');
  if (!('commit' in place)) throw new UsageError([aFolder(revision)]);
  const commit = baseOf(place.commit, 'HEAD');
  return ofFiles(paths, options, together => sourcesAt(commit, together, readingOf(options)));
}

const aFolder = (name: string) =>
  problem('invalid-usage', `--new-since "${name}" is a folder`, { hint: 'Name a revision of git.' });
