import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { checkIds } from '../../checks/registry.js';
import { problem, UsageError } from '../../problem.js';
import { failOnOption, refuseUnknown } from '../check/fail-on.js';
import { checkList } from '../check/list.js';
import { type CheckOptions, formats } from '../check/options.js';
import { withSettings } from '../check/settings.js';
import { definitionsOption } from '../definitions.js';
import { todayOption } from '../today.js';

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
    .addOption(new Option('--only <check...>', 'only these checks, opinions included').default([], 'all'))
    .addOption(new Option('--skip <check...>', 'not these checks').default([], 'none'))
    .addOption(
      new Option('--profile <name>', 'the opinions to include').choices(['default', 'strict']).default('default'),
    )
    .option(
      '--kubernetes-version <version>',
      "the version of the cluster (default: that of the project's defaults)",
      version,
    )
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
    .option(
      '--from <revision|folder>',
      'compare with the state of the clusters: what they would lose or refuse is an error',
    )
    .addOption(new Option('--against <revision|folder>', 'the older name of --from').conflicts('from').hideHelp())
    .option('--new-since <revision>', 'only findings that this git revision does not have')
    .addOption(
      new Option('--exclude <glob>', 'skip these files and folders; repeat for more')
        .default([], 'none')
        .argParser((text: string, others: readonly string[]) => [...others, text]),
    )
    .option('--namespace <name>', 'the namespace of objects that name none')
    .option('--render', 'render charts and kustomizations with the helm and kubectl of this machine')
    .option('--baseline <file>', 'the file of known findings, by check, object and path')
    .option('--write-baseline', 'write the present findings into the baseline')
    .option('--waivers <file>', 'the file of accepted findings, with reason, owner and day')
    .option('--list', 'list all checks')
    .addOption(
      new Option(
        '--accept <object...>',
        'intended changes that would otherwise be refused: "Kind namespace/name"',
      ).default([], 'none'),
    )
    .addOption(failOnOption())
    .addOption(todayOption())
    .addOption(new Option('--format <format>', 'the output format').choices(formats).default('text'))
    .action(async (paths: string[], given: CheckOptions & { readonly list?: boolean }, command: Command) => {
      if (given.list) return void process.stdout.write(checkList(given.format));
      refusePaths([...given.only, ...given.skip, ...given.failOn]);
      if (paths.length === 0 && given.kubernetesVersion !== undefined) throw ofEnvironments();
      const options = withSettings(given, command);
      refuseUnknown(options.failOn);
      const { runCheck } = await import('../check/run.js');
      process.exitCode = await runCheck(paths, options, program.version() ?? '');
    });
}

/** An option with several values takes the paths behind it as well. */
function refusePaths(names: readonly string[]): void {
  const paths = names.filter(name => existsSync(name) && !checkIds.find(name));
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

function version(text: string): string {
  if (/^v?1\.\d+(\.\d+)?$/.test(text)) return text.replace(/^v/, '').split('.').slice(0, 2).join('.');
  throw new InvalidArgumentError('Write it as 1.35.');
}
