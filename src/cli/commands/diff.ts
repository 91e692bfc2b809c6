import { type Command, Option } from 'commander';
import { projectDefaults } from '../../defaults/project.js';
import { definitionsOption } from '../definitions.js';
import { sectionsIn } from '../diff/fail-on.js';
import type { DiffOptions } from '../diff/run.js';

/** `plainsail diff`: what a change does to clusters, before it is merged. */
export function diffCommand(program: Command): void {
  program
    .command('diff')
    .description('say what a change of manifests does: what restarts, is refused, is lost, is exposed')
    .argument('[path...]', 'YAML files and folders; without any, the declared systems, or the working directory')
    .option(
      '--from <revision|folder>',
      'the state of the clusters (default: where this branch left origin/HEAD, else HEAD)',
    )
    .option('--to <revision|folder>', 'their next state (default: the files as they are now)')
    .addOption(
      new Option(
        '--live <file>',
        'the file with the objects of the cluster, as kubectl get -o yaml prints them; - for standard input',
      ).conflicts(['from', 'to']),
    )
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --system <name>', 'only this system')
    .addOption(
      new Option('--fail-on <sections>', 'exit with 1 when one of these sections has an entry: refused,lost')
        .default([], 'none')
        .argParser(sectionsIn),
    )
    .addOption(
      new Option(
        '--accept <object...>',
        'intended changes that would otherwise be refused: "Kind namespace/name"',
      ).default([], 'none'),
    )
    .option('--kubernetes-version <version>', "the version of the clusters (default: that of the project's defaults)")
    .addOption(
      new Option('--exclude <glob>', 'skip these files and folders; repeat for more')
        .default([], 'none')
        .argParser((text: string, others: readonly string[]) => [...others, text]),
    )
    .option('--namespace <name>', 'the namespace of objects that name none')
    .option('--render', 'render charts and kustomizations with the helm and kubectl of this machine')
    .addOption(definitionsOption())
    .addOption(
      new Option('--format <format>', 'the output format').choices(['text', 'markdown', 'json']).default('text'),
    )
    .action(async (paths: string[], given: Omit<DiffOptions, 'kubernetesVersion'> & Partial<DiffOptions>) => {
      const { runDiff } = await import('../diff/run.js');
      const options = { kubernetesVersion: projectDefaults().assumedKubernetes, ...given };
      process.exitCode = await runDiff(paths, options);
    });
}
