import type { Command } from 'commander';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { counted, printError, printProblems, say } from '../print.js';
import { inProject } from '../project.js';

interface Options {
  readonly environment?: string;
  readonly system?: string;
  readonly out?: string;
  readonly day?: boolean;
}

/** `plainsail test-alerts`: every alert played out, before the day it must fire. */
export function testAlertsCommand(program: Command): void {
  program
    .command('test-alerts')
    .description('write a promtool unit test for every alert, and run them where promtool is installed')
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --system <name>', 'only this system')
    .option('--day', 'play one day through all rules of each system instead: who is paged when, and when nobody is')
    .option('-o, --out <folder>', 'where to write (default: node_modules/.cache/plainsail/alert-tests)')
    .action(async (options: Options) => {
      const out = options.out || inProject('node_modules/.cache/plainsail/alert-tests');
      if (options.day) {
        process.exitCode = await playDays(options, out);
        return;
      }
      const { alertSuite } = await import('../../alert-tests/suite.js');
      const { writeTests } = await import('../../alert-tests/files.js');
      const { tests, untested, problems } = alertSuite(await loadFleet(), options);
      const files = writeTests(tests, out);
      const cases = tests.reduce((sum, each) => sum + each.cases.length, 0);
      say(`${counted(tests.length, 'alert')}, ${counted(cases, 'test')} in ${out}`);
      for (const alert of untested) printError(`no test: ${alert} was not declared, so nobody knows when it must fire`);
      printProblems(problems);
      const code = await run(files);
      process.exitCode = problems.length > 0 ? exitCode.errors : code;
    });
}

async function playDays(options: Options, out: string): Promise<number> {
  const { days } = await import('../../alert-tests/day/suite.js');
  const { writeDays } = await import('../../alert-tests/files.js');
  const { days: all, problems } = days(await loadFleet(), options);
  const files = writeDays(all, out);
  console.log(`${counted(all.length, 'day')} in ${out}`);
  printProblems(problems);
  const code = await run(files);
  return problems.length > 0 ? exitCode.errors : code;
}

async function run(files: readonly string[]): Promise<number> {
  if (files.length === 0) return exitCode.clean;
  const { runTests } = await import('../../alert-tests/run.js');
  const started = performance.now();
  const outcome = runTests(files);
  const time = `${Math.round(performance.now() - started)} ms`;
  if (!outcome) {
    console.error('promtool is not installed: the tests were written, and not run.');
    console.error('  hint: it comes with Prometheus; on Debian: apt-get install prometheus');
    return exitCode.clean;
  }
  if (outcome.passed) say(`all passed (${time})`);
  else printError(`${outcome.failures}\nsome failed (${time})`);
  return outcome.passed ? exitCode.clean : exitCode.errors;
}
