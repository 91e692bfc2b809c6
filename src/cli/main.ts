import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { packageRoot } from '../package-root.js';
import { isSystemError } from '../write/system-error.js';
import { examplesOf, exitCodes } from './examples.js';
import { exitCode, fail } from './exit.js';
import { redirectConsole } from './print.js';

/** Adds a command with its options to the program. */
type AddCommand = (program: Command) => void;

/** Every command, in the order of the help; one is loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  synth: async () => (await import('./commands/synth.js')).synthCommand,
  check: async () => (await import('./commands/check.js')).checkCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  'test-alerts': async () => (await import('./commands/test-alerts.js')).testAlertsCommand,
  connections: async () => (await import('./commands/connections.js')).connectionsCommand,
  approve: async () => (await import('./commands/approve.js')).approveCommand,
  cost: async () => (await import('./commands/cost.js')).costCommand,
  init: async () => (await import('./commands/init.js')).initCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  order: async () => (await import('./commands/order.js')).orderCommand,
  promote: async () => (await import('./commands/promote.js')).promoteCommand,
  report: async () => (await import('./commands/report.js')).reportCommand,
  upgrade: async () => (await import('./commands/upgrade.js')).upgradeCommand,
};

/** What the first word of a command line needs: its command, nothing for the version, and all of them for help and mistakes. */
function commandsFor(word = ''): Promise<readonly AddCommand[]> {
  const asked = Object.hasOwn(commands, word) ? commands[word] : undefined;
  const wanted = asked ? [asked] : ['--version', '-V'].includes(word) ? [] : Object.values(commands);
  return Promise.all(wanted.map(load => load()));
}

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
  for (const add of await commandsFor(argv[2])) add(program);
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
