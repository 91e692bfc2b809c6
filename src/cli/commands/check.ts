import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseOptions, refuseIdle } from '../../checks/options.js';
import { checks, selectChecks } from '../../checks/registry.js';
import { assumedKubernetes } from '../../manifest/kubernetes-version.js';
import { problem, UsageError } from '../../problem.js';
import { contextOf } from '../../synth/environment-problems.js';
import { checkDeclared } from '../check/declared.js';
import { failOnOption, hasFailed, refuseUnknown } from '../check/fail-on.js';
import { checkFiles } from '../check/files.js';
import { reportJson } from '../check/json.js';
import type { Report } from '../check/report.js';
import { reportSarif } from '../check/sarif.js';
import { reportSummary } from '../check/text.js';
import { definitionsIn, definitionsOption } from '../definitions.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { print, printProblems } from '../print.js';
import { todayOption } from '../today.js';

interface Options {
  readonly environment?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly profile: 'default' | 'strict';
  readonly kubernetesVersion: string;
  readonly crds?: readonly string[];
  readonly strict?: boolean;
  readonly set: readonly string[];
  readonly against?: string;
  readonly accept: readonly string[];
  readonly failOn: readonly string[];
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
    .option('--kubernetes-version <version>', 'of the cluster that the manifests are for', version, assumedKubernetes)
    .addOption(definitionsOption())
    .addOption(
      new Option(
        '--set <option>',
        'an option of a check, as its page lists them: minimum-replicas.pods=2; repeat for more',
      )
        .default([], 'each its own')
        .argParser((text: string, others: readonly string[]) => [...others, text]),
    )
    .option('--strict', 'a kind without a schema is an error')
    .option('--against <folder>', 'compare with the render that the cluster has', existing)
    .addOption(new Option('--accept <object...>', 'changes that are meant: "Kind namespace/name"').default([], 'none'))
    .addOption(failOnOption())
    .addOption(todayOption())
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif']).default('text'))
    .action(async (paths: string[], options: Options, command: Command) => {
      const { format, failOn } = options;
      refusePaths([...options.only, ...options.skip, ...failOn]);
      refuseUnknown(failOn);
      const isGiven = command.getOptionValueSource('kubernetesVersion') === 'cli';
      if (paths.length === 0 && isGiven) throw ofEnvironments();
      const report = paths.length > 0 ? await ofFiles(paths, options) : await ofDeclared(options);
      const assumed = paths.length > 0 && !options.environment && !isGiven;
      printReport(report, format, program.version() ?? '');
      if (assumed && format === 'text') print(assumption);
      process.exitCode = hasFailed(report.problems, failOn) ? exitCode.errors : exitCode.clean;
    });
}

const assumption = `checked for Kubernetes ${assumedKubernetes}, which is assumed; --kubernetes-version names another`;

function factsFrom({ crds, strict, set, ...selection }: Options) {
  const options = parseOptions(set);
  refuseIdle(options, selectChecks(selection));
  return {
    definitions: definitionsIn(crds),
    unknownKinds: strict ? ('error' as const) : ('warning' as const),
    options,
  };
}

async function ofDeclared(options: Options): Promise<Report> {
  const { environment, against, accept } = options;
  const request = { environment, facts: factsFrom(options), selection: options, against, accepted: accept };
  return checkDeclared(await loadFleet(), request);
}

async function ofFiles(paths: readonly string[], options: Options): Promise<Report> {
  const { environment, kubernetesVersion, against, accept } = options;
  const cluster =
    environment === undefined
      ? { kubernetes: kubernetesVersion }
      : contextOf((await loadFleet()).environment(environment));
  const context = { ...factsFrom(options), ...cluster };
  return checkFiles(paths, { context, selection: options, against, accepted: accept, environment });
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

function printReport(report: Report, format: Options['format'], version: string): void {
  if (format === 'json') process.stdout.write(reportJson(report));
  else if (format === 'sarif') process.stdout.write(reportSarif(report, version));
  else {
    printProblems(report.problems);
    print(reportSummary(report));
  }
}

function version(text: string): string {
  if (/^v?1\.\d+(\.\d+)?$/.test(text)) return text.replace(/^v/, '').split('.').slice(0, 2).join('.');
  throw new InvalidArgumentError(`Write it as ${assumedKubernetes}.`);
}

function existing(folder: string): string {
  if (existsSync(folder)) return folder;
  throw new InvalidArgumentError('There is no such folder.');
}
