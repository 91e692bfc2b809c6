import type { Command } from 'commander';
import type { OrderedSystem } from '../../delivery/explain.js';
import { explainOrder, orderOf } from '../../delivery/explain.js';
import { printableLines } from '../../printable.js';
import { formatObject } from '../../problem.js';
import { visitEnvironments } from '../../synth/environments.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { counted, printProblems } from '../print.js';

interface Options {
  readonly environment?: string;
  readonly explain?: readonly string[];
}

/** `plainsail order`: what is delivered after what, and why. */
export function orderCommand(program: Command): void {
  program
    .command('order')
    .description('print the order in which systems and their objects are delivered, or why one waits for another')
    .option('-e, --environment <name>', 'only this environment')
    .option('--explain <name...>', 'two objects or systems: "Deployment/api" "Job/migrate"')
    .action(async ({ environment, explain }: Options, command: Command) => {
      if (explain && explain.length !== 2) command.error('error: --explain takes two names.');
      const fleet = await loadFleet();
      const refused = visitEnvironments(fleet, { environment }, ({ name, cluster: { delivery } }, graph) => {
        const order = orderOf(graph, delivery?.platform);
        const lines = explain
          ? explainOrder(graph, order, [explain[0] ?? '', explain[1] ?? ''])
          : order.flatMap(linesOf);
        process.stdout.write(printableLines(`${[name, ...lines.map(line => `  ${line}`)].join('\n')}\n`));
      });
      printProblems(refused);
      process.exitCode = refused.length > 0 ? exitCode.errors : exitCode.clean;
    });
}

/** Kinds that take time, and are worth their names. */
const running = ['Job', 'Deployment', 'StatefulSet', 'DaemonSet', 'Cluster'];

function linesOf({ system, after, stages }: OrderedSystem): readonly string[] {
  const width = Math.max(...stages.map(({ name }) => name.length));
  return [
    `${system}${after.length > 0 ? `, after ${after.map(({ before }) => before).join(', ')}` : ''}`,
    ...stages.map(({ name, objects }) => {
      const named = objects.filter(({ kind }) => running.includes(kind)).map(formatObject);
      return `  ${name.padEnd(width)}  ${counted(objects.length, 'object')}${named.length > 0 ? `: ${named.join(', ')}` : ''}`;
    }),
  ];
}
