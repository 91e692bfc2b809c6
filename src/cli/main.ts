import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { packageRoot } from '../package-root.js';
import { isSystemError } from '../write/system-error.js';
import { approveCommand } from './commands/approve.js';
import { checkCommand } from './commands/check.js';
import { connectionsCommand } from './commands/connections.js';
import { costCommand } from './commands/cost.js';
import { diffCommand } from './commands/diff.js';
import { explainCommand } from './commands/explain.js';
import { importCommand } from './commands/import.js';
import { initCommand } from './commands/init.js';
import { orderCommand } from './commands/order.js';
import { promoteCommand } from './commands/promote.js';
import { reportCommand } from './commands/report.js';
import { synthCommand } from './commands/synth.js';
import { testAlertsCommand } from './commands/test-alerts.js';
import { upgradeCommand } from './commands/upgrade.js';
import { examplesOf, exitCodes } from './examples.js';
import { exitCode, fail } from './exit.js';
import { redirectConsole } from './print.js';

/** Commands that change files of the project, and say so when they have not. */
const writers = ['synth', 'approve', 'promote'];

/** Who reads the output may have read enough, as `head` does: the rest of it goes nowhere, and the exit code is the same. */
function allowReadersToLeave(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      if (!isSystemError(error) || error.code !== 'EPIPE') throw error;
    });
  }
}

/** Runs the command line and returns the exit code: 0 clean, 1 errors or drift, 2 could not run. */
export async function main(argv: readonly string[]): Promise<number> {
  forgetSettingsOfCdk8s();
  allowReadersToLeave();
  redirectConsole();
  const program = new Command('plainsail')
    .description('Typed constructs in, plain Kubernetes YAML out, checked as a whole before a byte is written.')
    .version((JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8')) as { version: string }).version)
    .addOption(new Option('--debug', 'print stack traces'))
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', exitCodes)
    .showHelpAfterError('Run with --help to see what is allowed.')
    .exitOverride();
  synthCommand(program);
  checkCommand(program);
  diffCommand(program);
  explainCommand(program);
  testAlertsCommand(program);
  connectionsCommand(program);
  approveCommand(program);
  costCommand(program);
  initCommand(program);
  importCommand(program);
  orderCommand(program);
  promoteCommand(program);
  reportCommand(program);
  upgradeCommand(program);
  for (const command of program.commands) {
    command.copyInheritedSettings(program).addHelpText('after', examplesOf(command.name()));
  }
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? exitCode.clean);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.couldNotRun;
    return fail(error, program.opts<{ debug?: boolean }>().debug === true, writers.includes(program.args[0] ?? ''));
  }
}

/** Names and labels that cdk8s makes are the same in every shell: none of its variables changes them. */
function forgetSettingsOfCdk8s(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('CDK8S_')) delete process.env[name];
}
