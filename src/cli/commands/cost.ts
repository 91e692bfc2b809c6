import { type Command, Option } from 'commander';
import { printableLines } from '../../printable.js';
import { problem, sortProblems, UsageError } from '../../problem.js';
import { visitEnvironments } from '../../synth/environments.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { printProblems } from '../print.js';
import { viewJson } from '../view.js';

interface Options {
  readonly environment?: string;
  readonly system?: string;
  readonly format: 'text' | 'json';
}

/** `plainsail cost`: what the declared systems cost a month, and which budgets that exceeds. */
export function costCommand(program: Command): void {
  program
    .command('cost')
    .description("estimate the monthly cost from what is requested, by the fleet's prices, and compare it with budgets")
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --system <name>', 'only this system')
    .addOption(new Option('--format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .action(async ({ environment, system, format }: Options) => {
      const { Costs } = await import('../../cost/costs.js');
      const { costFacts, costText } = await import('../../cost/print.js');
      const fleet = await loadFleet();
      if (!fleet.prices) throw withoutPrices;
      const name = system === undefined ? undefined : fleet.system(system);
      const costs = new Costs(fleet.prices);
      const refused = visitEnvironments(fleet, { environment }, (each, graph) => costs.enter(each, graph));
      const report = costs.report({ complete: environment === undefined, system: name });
      const problems = sortProblems([...report.problems, ...refused]);
      if (format === 'json') process.stdout.write(viewJson({ view: 'cost', ...costFacts(report), problems }));
      else {
        process.stdout.write(printableLines(costText(report)));
        printProblems(problems);
      }
      process.exitCode = refused.length > 0 ? exitCode.errors : exitCode.clean;
    });
}

const withoutPrices = new UsageError([
  problem('invalid-usage', 'the fleet has no prices.', {
    hint: 'Give it some: new Fleet({ prices: { currency, date, source, cpu, memory, storage, loadBalancer }, … }).',
  }),
]);
