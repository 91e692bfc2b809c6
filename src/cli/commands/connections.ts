import { type Command, Option } from 'commander';
import { type Connection, connectionsOf, openThroughRoutes, openToCluster } from '../../connectivity/connections.js';
import { focusNames, focusOn, fromWorld } from '../../connectivity/focus.js';
import { otherPolicies } from '../../connectivity/policy.js';
import { connectionJson, connectionMatrix, connectionText } from '../../connectivity/print.js';
import { graphOf } from '../../graph/from-app.js';
import type { Graph } from '../../graph/graph.js';
import { alternatives, didYouMean, problem, UsageError } from '../../problem.js';
import { readSources } from '../../read/files.js';
import { readManifests } from '../../read/manifests.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { counted, printProblems } from '../print.js';

interface Options {
  readonly environment?: string;
  readonly from?: string;
  readonly to?: string;
  readonly exposed?: boolean;
  readonly format: 'text' | 'json' | 'matrix';
  readonly hostNetwork: 'pod' | 'node';
}

/** `plainsail connections`: who can reach whom, on the declared systems or on any manifests. */
export function connectionsCommand(program: Command): void {
  program
    .command('connections')
    .description('list the connections that the NetworkPolicies allow, a line each: src => dst : TCP 80')
    .argument('[path...]', 'YAML files and folders, - for standard input; without any, the declared systems')
    .option('-e, --environment <name>', 'of the declared systems')
    .option('--from <workload>', 'only from this one: api, shop/api or as it is printed')
    .option('--to <workload>', 'only to this one')
    .option('--exposed', 'only what the world or every pod of the cluster can reach')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'matrix']).default('text'))
    .addOption(
      new Option('--host-network <as>', 'what policies see of pods on the network of their node')
        .choices(['pod', 'node'])
        .default('pod'),
    )
    .action(async (paths: string[], options: Options) => {
      const { graph, complete } = paths.length > 0 ? fromFiles(paths) : await declared(options.environment);
      const ignored = otherPolicies(graph);
      if (ignored.length > 0) {
        const kinds = [...new Set(ignored.map(({ kind }) => kind))].join(', ');
        console.error(`${counted(ignored.length, 'object')} not taken into account: ${kinds}`);
      }
      for (const text of printed(rowsOf(graph, options), options.format)) process.stdout.write(text);
      process.exitCode = complete ? exitCode.clean : exitCode.errors;
    });
}

interface Read {
  readonly graph: Graph;
  /** Nothing was left out because it could not be read. */
  readonly complete: boolean;
}

function fromFiles(paths: readonly string[]): Read {
  const { graph, problems } = readManifests(readSources(paths));
  printProblems(problems);
  return { graph, complete: problems.every(({ severity }) => severity === 'warning') };
}

async function declared(name: string | undefined): Promise<Read> {
  const fleet = await loadFleet();
  const [only, ...others] = fleet.environments;
  if (name === undefined && (!only || others.length > 0)) {
    const names = fleet.environments.map(environment => environment.name);
    throw usage('which environment?', `Say --environment ${alternatives(names)}, or name paths.`);
  }
  const environment = name === undefined && only ? only : fleet.environment(name ?? '');
  return { graph: graphOf(fleet.declare(environment)), complete: true };
}

function rowsOf(graph: Graph, { from, to, exposed, hostNetwork }: Options): readonly Connection[] {
  const network = { hostNetwork };
  const all = connectionsOf(graph, network);
  const open = () => [...fromWorld(all), ...openThroughRoutes(graph, network), ...openToCluster(graph, network)];
  const rows = exposed ? open() : all;
  const found = focusOn(rows, { from, to });
  for (const name of [from, to]) {
    const known = focusNames([...all, ...rows]);
    if (name !== undefined && !known.has(name)) {
      throw usage(`nothing with connections is called "${name}".${didYouMean(name, known)}`, 'Use a name of the list.');
    }
  }
  return found;
}

function printed(rows: readonly Connection[], format: Options['format']): Iterable<string> {
  if (format === 'json') return [connectionJson(rows)];
  return format === 'matrix' ? [connectionMatrix(rows)] : connectionText(rows);
}

const usage = (message: string, hint: string): UsageError =>
  new UsageError([problem('invalid-usage', message, { hint })]);
