import { type Command, Option } from 'commander';
import { definitionsOption } from '../definitions.js';
import type { ReportOptions } from '../report/run.js';
import { todayOption } from '../today.js';

/** `plainsail report`: the system as a picture that a person looks at. */
export function reportCommand(program: Command): void {
  program
    .command('report')
    .description('write one HTML page with who calls what, what a change does, what watches it and what is there')
    .argument('[path...]', 'YAML files and folders; without any, the declared systems')
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --system <name>', 'of --svg: only this system and its neighbours')
    .option('--from <revision|folder>', 'the state of the clusters: adds what the change does to them')
    .option('-o, --out <file>', 'where to write, - for standard output (default: report.html, else standard output)')
    .addOption(new Option('--format <format>', 'the page, or its data').choices(['html', 'json']).default('html'))
    .addOption(new Option('--svg <view>', 'one picture instead, for a README').choices(['topology']))
    .option('--base <url>', "the URL of this project's files, for a page that is read elsewhere")
    .addOption(definitionsOption())
    .addOption(todayOption())
    .action(async (paths: string[], options: ReportOptions) => {
      const { runReport } = await import('../report/run.js');
      process.exitCode = await runReport(paths, options);
    });
}
