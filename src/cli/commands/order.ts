import { type Command, Option } from 'commander';
import type { OrderedSystem } from '../../delivery/explain.js';
import { explainOrder, orderOf } from '../../delivery/explain.js';
import { printableLines } from '../../printable.js';
import { formatObject, type ObjectName, type Problem } from '../../problem.js';
import { visitEnvironments } from '../../synth/environments.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { counted, printProblems } from '../print.js';
import { viewJson } from '../view.js';

interface Options {
  readonly environment?: string;
  readonly system?: string;
  readonly format: 'text' | 'json';
  readonly explain?: readonly string[];
}

/** `plainsail order`: what is delivered after what, and why. */
export function orderCommand(program: Command): void {
  program
    .command('order')
    .description('print the order in which systems and their objects are delivered, or why one waits for another')
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --system <name>', 'only this system')
    .option('--explain <name...>', 'two objects or systems: "Deployment/api" "Job/migrate"')
    .addOption(new Option('--format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .action(async ({ environment, system, explain, format }: Options, command: Command) => {
      if (explain && explain.length !== 2) command.error('error: --explain takes two names.');
      const fleet = await loadFleet();
      const only = system === undefined ? undefined : fleet.system(system);
      const ordered: Ordered[] = [];
      const refused = visitEnvironments(fleet, { environment }, ({ name, cluster: { delivery } }, graph) => {
        const order = orderOf(graph, delivery?.platform);
        const explanation = explain && explainOrder(graph, order, [explain[0] ?? '', explain[1] ?? '']);
        const systems = order.filter(each => only === undefined || each.system === only);
        ordered.push({ environment: name, systems, explanation });
      });
      if (format === 'json') process.stdout.write(inJson(ordered, refused));
      else {
        for (const each of ordered) process.stdout.write(printableLines(textOf(each)));
        printProblems(refused);
      }
      process.exitCode = refused.length > 0 ? exitCode.errors : exitCode.clean;
    });
}

/** The order of one environment. */
interface Ordered {
  readonly environment: string;
  readonly systems: readonly OrderedSystem[];
  /** Why one of two waits for the other, where that was asked. */
  readonly explanation: readonly string[] | undefined;
}

function textOf({ environment, systems, explanation }: Ordered): string {
  const lines = explanation ?? systems.flatMap(linesOf);
  return `${[environment, ...lines.map(line => `  ${line}`)].join('\n')}\n`;
}

function inJson(ordered: readonly Ordered[], problems: readonly Problem[]): string {
  const environments = ordered.map(({ environment, systems, explanation }) =>
    explanation ? { environment, explanation } : { environment, systems: systems.map(systemJson) },
  );
  return viewJson({ view: 'order', environments, problems });
}

const systemJson = ({ system, rank, after, outside, stages }: OrderedSystem) => ({
  system,
  rank,
  after: after.map(({ before, reasons }) => ({ system: before, reasons })),
  outside: outside.map(({ unit, reasons }) => ({ unit: objectJson(unit), reasons })),
  stages: stages.map(({ name, objects }) => ({ name, objects: objects.map(objectJson) })),
});

const objectJson = ({ apiVersion, kind, namespace, name }: ObjectName) => ({ apiVersion, kind, namespace, name });

/** Kinds that take time, and are worth their names. */
const running = ['Job', 'Deployment', 'StatefulSet', 'DaemonSet', 'Cluster'];

function linesOf({ system, after, outside, stages }: OrderedSystem): readonly string[] {
  const width = Math.max(...stages.map(({ name }) => name.length));
  const ahead = [...after.map(({ before }) => before), ...outside.map(({ unit }) => formatObject(unit))];
  return [
    `${system}${ahead.length > 0 ? `, after ${ahead.join(', ')}` : ''}`,
    ...stages.map(({ name, objects }) => {
      const named = objects.filter(({ kind }) => running.includes(kind)).map(formatObject);
      return `  ${name.padEnd(width)}  ${counted(objects.length, 'object')}${named.length > 0 ? `: ${named.join(', ')}` : ''}`;
    }),
  ];
}
