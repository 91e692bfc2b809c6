import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { checks } from '../../checks/registry.js';
import { isError, problem, UsageError } from '../../problem.js';
import { reportJson } from '../check/json.js';
import { type Report, reportOn, type Subject } from '../check/report.js';
import { reportSarif } from '../check/sarif.js';
import { declaredSubjects, type Facts, factsOf, fileSubjects } from '../check/subjects.js';
import { reportSummary } from '../check/text.js';
import { definitionsIn, definitionsOption } from '../definitions.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { printProblems } from '../print.js';
import { todayOption } from '../today.js';

interface Options {
  readonly environment?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly profile: 'default' | 'strict';
  readonly kubernetesVersion: string;
  readonly crds?: readonly string[];
  readonly strict?: boolean;
  readonly against?: string;
  readonly accept: readonly string[];
  readonly today: string;
  readonly format: 'text' | 'json' | 'sarif';
}

/** `plainsail check`: the checks, on the declared systems or on any manifests. */
export function checkCommand(program: Command): void {
  program
    .command('check')
    .description('check the declared systems, or any manifests, as a whole')
    .argument('[path...]', 'YAML files and folders, - for standard input; without any, the declared systems')
    .addOption(
      new Option('-e, --environment <name>', 'only this one, and with the facts of its cluster').conflicts(
        'kubernetesVersion',
      ),
    )
    .addOption(new Option('--only <check...>', 'only these checks, opinions too').default([], 'all'))
    .addOption(new Option('--skip <check...>', 'not these checks').default([], 'none'))
    .addOption(new Option('--profile <name>', 'which opinions').choices(['default', 'strict']).default('default'))
    .option('--kubernetes-version <version>', 'of the cluster that the manifests are for', version, '1.31')
    .addOption(definitionsOption())
    .option('--strict', 'a kind without a schema is an error')
    .option('--against <folder>', 'compare with the render that the cluster has', existing)
    .addOption(new Option('--accept <object...>', 'changes that are meant: "Kind namespace/name"').default([], 'none'))
    .addOption(todayOption())
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif']).default('text'))
    .action(async (paths: string[], options: Options, command: Command) => {
      const { accept, format } = options;
      refusePaths([...options.only, ...options.skip]);
      if (paths.length === 0 && command.getOptionValueSource('kubernetesVersion') === 'cli') throw ofEnvironments();
      const subjects = paths.length > 0 ? await fileSubjectsOf(paths, options) : await declaredSubjectsOf(options);
      const report = reportOn(subjects, options, accept);
      print(report, format, program.version() ?? '');
      process.exitCode = report.problems.some(isError) ? exitCode.errors : exitCode.clean;
    });
}

const factsFrom = ({ crds, strict }: Options): Facts => ({
  definitions: definitionsIn(crds),
  unknownKinds: strict ? 'error' : 'warning',
});

const declaredSubjectsOf = async (options: Options) =>
  declaredSubjects(await loadFleet(), options.environment, factsFrom(options), options.against);

async function fileSubjectsOf(paths: readonly string[], options: Options): Promise<readonly Subject[]> {
  const { environment, kubernetesVersion, against } = options;
  const cluster =
    environment === undefined
      ? { kubernetes: kubernetesVersion }
      : factsOf((await loadFleet()).environment(environment));
  return fileSubjects(paths, { ...factsFrom(options), ...cluster }, { against, environment });
}

/** An option with several values takes the paths behind it, too. */
function refusePaths(names: readonly string[]): void {
  const paths = names.filter(name => existsSync(name) && !checks.some(({ id }) => id === name));
  if (paths.length === 0) return;
  const hint = 'Write the paths before the options, or after "--".';
  throw new UsageError(
    paths.map(path => problem('unknown-check', `no check is called "${path}"; it is a path`, { hint })),
  );
}

const ofEnvironments = () =>
  new UsageError([
    problem(
      'kubernetes-version',
      '--kubernetes-version is for manifests: each environment of the declared systems says its own',
      {
        hint: 'Set it in the environment: cluster: { kubernetes: "1.31" }.',
      },
    ),
  ]);

function print(report: Report, format: Options['format'], version: string): void {
  if (format === 'json') process.stdout.write(reportJson(report));
  else if (format === 'sarif') process.stdout.write(reportSarif(report, version));
  else {
    printProblems(report.problems);
    console.log(reportSummary(report));
  }
}

function version(text: string): string {
  if (/^v?1\.\d+(\.\d+)?$/.test(text)) return text.replace(/^v/, '').split('.').slice(0, 2).join('.');
  throw new InvalidArgumentError('Write it as 1.31.');
}

function existing(folder: string): string {
  if (existsSync(folder)) return folder;
  throw new InvalidArgumentError('There is no such folder.');
}
