import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isError, problem, sortProblems, UsageError } from '../../problem.js';
import { projectAround } from '../../project-folder.js';
import { reportHtml } from '../../report/html.js';
import type { Report } from '../../report/model/report.js';
import { topologySvg } from '../../report/svg.js';
import { isSystemError } from '../../write/system-error.js';
import { definitionsIn } from '../definitions.js';
import { placeOf, type Side, sideOf } from '../diff/sides.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { counted, printError, printProblems } from '../print.js';
import { outFolder } from '../project.js';
import { reportOfFleet } from './declared.js';
import { reportOfFiles } from './files.js';

export interface ReportOptions {
  readonly environment?: string;
  readonly system?: string;
  readonly from?: string;
  readonly out?: string;
  readonly format: 'html' | 'json';
  readonly svg?: 'topology';
  readonly base?: string;
  readonly crds?: readonly string[];
  readonly today: string;
}

/** Reads or declares, writes the page, the data or the picture, and says how the process ends. */
export async function runReport(paths: readonly string[], options: ReportOptions): Promise<number> {
  refuseUnusable(options);
  const { environment, today, crds, svg, format } = options;
  const previous = options.from === undefined ? undefined : previousOf(paths, options.from);
  const request = { environment, previous, today, definitions: definitionsIn(crds) };
  const { report, problems } =
    paths.length > 0
      ? reportOfFiles(paths, basename(resolve(paths[0] ?? '.')), request)
      : reportOfFleet(await loadFleet(), projectName(), request);
  const out = options.out ?? (format === 'json' || svg ? '-' : 'report.html');
  const text = svg
    ? await topologySvg(report, options.system)
    : format === 'json'
      ? json(report)
      : page(report, out, options);
  write(out, text);
  printProblems(sortProblems(problems));
  if (out !== '-') printError(`${out}: ${counted(report.environments.length, 'environment')}`, 'dim');
  return problems.some(isError) ? exitCode.errors : exitCode.clean;
}

/** As package.json has it, else the name of the folder. */
function projectName(): string {
  const folder = projectAround(process.cwd()) ?? '.';
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name?: unknown };
  return typeof name === 'string' && name !== '' ? name : basename(resolve(folder));
}

function previousOf(paths: readonly string[], from: string): Side {
  return sideOf(placeOf(from, '--from'), paths.length > 0 ? paths : [outFolder()], 'HEAD');
}

const json = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

/** Links lead from the folder of the page to the working directory, or to where the project is browsed. */
function page(report: Report, out: string, { base }: ReportOptions): string {
  const here = relative(out === '-' ? process.cwd() : dirname(resolve(out)), process.cwd());
  return reportHtml(report, base === undefined ? here.split(sep).join('/') : base.replace(/\/+$/, ''));
}

function write(out: string, text: string): void {
  if (out === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(out, text);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw usage(`"${out}" cannot be written: ${error.message}`, 'Name a file in a folder that exists: -o report.html.');
  }
}

function refuseUnusable({ base, svg, system, format }: ReportOptions): void {
  if (base !== undefined && !/^https?:\/\/[^\s]+$/.test(base))
    throw usage(`--base is "${base}"`, 'It must be an address: https://git.example.com/shop/blob/main.');
  if (system !== undefined && !svg)
    throw usage(
      `--system is "${system}" without --svg`,
      'The page has every system: remove it, or add --svg topology.',
    );
  if (svg && format === 'json') throw usage('--svg and --format json exclude each other', 'Remove one of them.');
}

const usage = (message: string, hint: string): UsageError =>
  new UsageError([problem('invalid-usage', message, { hint })]);
