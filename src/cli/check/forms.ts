import { reportGithub } from './github.js';
import { reportJson } from './json.js';
import { reportJunit } from './junit.js';
import type { Format } from './options.js';
import type { Report } from './report.js';
import { reportSarif } from './sarif.js';
import { reportText } from './text.js';

/** The findings on stdout: they are what the command is for. */
export function printReport(report: Report, format: Format, version: string): void {
  if (format === 'text') process.stdout.write(`${reportText(report)}\n`);
  else process.stdout.write(others[format](report, version));
}

const others: Readonly<Record<Exclude<Format, 'text'>, (report: Report, version: string) => string>> = {
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
  junit: reportJunit,
};
