import { type Command, Option } from 'commander';
import type { Connection } from '../../connectivity/connection.js';
import { connectionsOf, openThroughRoutes, openToCluster } from '../../connectivity/connections.js';
import { focusNames, focusOn, fromWorld } from '../../connectivity/focus.js';
import { connectionMatrices, connectionRows, connectionText } from '../../connectivity/print.js';
import { unreadIn } from '../../connectivity/unread.js';
import type { Graph } from '../../graph/graph.js';
import { printableLines } from '../../printable.js';
import { didYouMean, formatObject, isError, listed, type Problem, problem, UsageError } from '../../problem.js';
import { readSources } from '../../read/files.js';
import { readManifests } from '../../read/manifests.js';
import { visitEnvironments } from '../../synth/environments.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { printError, printProblems } from '../print.js';
import { viewJson } from '../view.js';

const mostNames = 3;

interface Options {
  readonly environment?: string;
  readonly system?: string;
  readonly source?: string;
  readonly target?: string;
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
    .option('-e, --environment <name>', 'of the declared systems, only this environment')
    .option('-s, --system <name>', 'of the declared systems, only connections from or to this system')
    .option('--source <workload>', 'only connections from this workload: api, shop/api or as printed')
    .option('--target <workload>', 'only connections to this workload')
    .option('--exposed', 'only connections from the world or from every pod of the cluster')
    .addOption(new Option('--format <format>', 'the output format').choices(['text', 'json', 'matrix']).default('text'))
    .addOption(
      new Option('--host-network <as>', 'how policies treat pods with hostNetwork: as pods, or as their node')
        .choices(['pod', 'node'])
        .default('pod'),
    )
    .action(async (paths: string[], options: Options) => {
      const { lists, problems } = paths.length > 0 ? ofFiles(paths, options) : await ofDeclared(options);
      refuseUnknown(lists, options);
      if (options.format === 'json') process.stdout.write(inJson(lists, problems));
      else {
        for (const text of printed(lists, options.format)) process.stdout.write(printableLines(text));
        printProblems(problems);
      }
      process.exitCode = problems.some(isError) ? exitCode.errors : exitCode.clean;
    });
}

/** The connections of one cluster. */
interface List {
  /** Of the declared systems. */
  readonly environment?: string;
  readonly rows: readonly Connection[];
  /** Every name that `--source` and `--target` may have. */
  readonly names: ReadonlySet<string>;
}

interface Lists {
  readonly lists: readonly List[];
  /** Of files that cannot be read, and of environments that cannot be declared. */
  readonly problems: readonly Problem[];
}

function ofFiles(paths: readonly string[], options: Options): Lists {
  if (options.system !== undefined)
    throw usage('--system is of the declared systems, and paths are named.', 'Use --source and --target.');
  const { graph, problems } = readManifests(readSources(paths));
  return { lists: [connectionsIn(graph, options)], problems };
}

async function ofDeclared(options: Options): Promise<Lists> {
  const lists: List[] = [];
  const fleet = await loadFleet();
  const system = options.system === undefined ? undefined : fleet.system(options.system);
  const problems = visitEnvironments(fleet, options, ({ name }, graph) => {
    const { rows, names } = connectionsIn(graph, options);
    const isOurs = endsIn(graph, system);
    const ours = rows.filter(({ source, target }) => isOurs(source) || isOurs(target));
    lists.push({ environment: name, rows: ours, names });
  });
  return { lists, problems };
}

/** Whether an end of a row is a workload of a system; every end is, where none is named. */
function endsIn(graph: Graph, system: string | undefined): (end: string) => boolean {
  if (system === undefined) return () => true;
  const ours = graph.objects.filter(({ unit }) => unit?.system === system);
  const ends = new Set(ours.map(({ namespace, kind, name }) => `${namespace}/${name}[${kind}]`));
  return end => ends.has(end);
}

function connectionsIn(graph: Graph, { source, target, exposed, hostNetwork }: Options): List {
  nameUnread(graph);
  const network = { hostNetwork };
  const all = connectionsOf(graph, network);
  const open = () => [...fromWorld(all), ...openThroughRoutes(graph, network), ...openToCluster(graph, network)];
  const rows = exposed ? open() : all;
  return { rows: focusOn(rows, { from: source, to: target }), names: focusNames([...all, ...rows]) };
}

/** On stderr, where it is in nobody's list: a line for each reason. */
function nameUnread(graph: Graph): void {
  for (const { objects, consequence } of unreadIn(graph)) {
    printError(`${listed(objects.map(formatObject), mostNames)}: ${consequence}`);
  }
}

/** @throws UsageError for a name that no list has */
function refuseUnknown(lists: readonly List[], { source, target }: Options): void {
  const known = new Set(lists.flatMap(({ names }) => [...names]));
  for (const name of [source, target]) {
    if (name === undefined || known.has(name) || lists.length === 0) continue;
    throw usage(`nothing with connections is called "${name}".${didYouMean(name, known)}`, 'Use a name of the list.');
  }
}

function inJson(lists: readonly List[], problems: readonly Problem[]): string {
  const environments = lists.map(({ environment, rows }) => ({ environment, connections: connectionRows(rows) }));
  const connections = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  return viewJson({ view: 'connections', environments, problems, summary: { connections } });
}

const printed = (lists: readonly List[], format: Options['format']): Iterable<string> =>
  format === 'matrix' ? connectionMatrices(lists) : connectionText(lists);

const usage = (message: string, hint: string): UsageError =>
  new UsageError([problem('invalid-usage', message, { hint })]);
