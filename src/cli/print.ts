import { Console } from 'node:console';
import { printableLines } from '../printable.js';
import { formatProblem, isError, type Problem, whereOf } from '../problem.js';
import { type Cause, causesOf, declarationOf } from './causes.js';

/** What starts and what ends a style; `styleText` of node:util is missing in the oldest Node that package.json promises. */
const styles = {
  dim: ['\u001b[2m', '\u001b[22m'],
  red: ['\u001b[31m', '\u001b[39m'],
  yellow: ['\u001b[33m', '\u001b[39m'],
} as const;
type Style = keyof typeof styles;

/** Colour, where a person reads it. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const wanted = stream.isTTY === true && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';
  const [start, end] = styles[style];
  return wanted ? `${start}${text}${end}` : text;
}

/**
 * What the modules of a project print goes to stderr from now on: stdout is for data, and for what a command says.
 * Everything here writes by itself.
 */
export function redirectConsole(): void {
  globalThis.console = new Console({ stdout: process.stderr, stderr: process.stderr });
}

/** A line of our own on stdout. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Lines on stdout for people. Whatever in them comes from input moves no cursor and is not a command of a CI system. */
export const print = (lines: string): void => say(printableLines(lines));

/** The same on stderr. */
export const printError = (lines: string, style?: Style): void => {
  const shown = printableLines(lines);
  console.error(style === undefined ? shown : styled(style, shown, process.stderr));
};

/** Of the other problems of a declaration, so many places are listed. */
const listed = 3;

/** Problems, on stderr, each declaration once: the first in full, with the places of the others. The forms for machines have all. */
export function printProblems(problems: readonly Problem[]): void {
  for (const cause of causesOf(problems, declarationOf)) {
    const [headline = '', ...rest] = linesOf(cause);
    printError(headline, isError(cause[0]) ? 'red' : 'yellow');
    for (const line of rest) printError(line, 'dim');
  }
}

/** The places of the others are below the hint, above the line of the declaration. */
function linesOf([first, ...others]: Cause): readonly string[] {
  const lines = formatProblem(first).split('\n');
  const places = [...new Set(others.map(whereOf))].filter(Boolean);
  if (places.length === 0) return lines;
  const more = places.length > listed ? ` and ${places.length - listed} more` : '';
  return [...lines.slice(0, -1), `  also ${places.slice(0, listed).join(', ')}${more}`, ...lines.slice(-1)];
}

/** `1 error`, `2 errors` */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `2 errors, 1 warning`; without zeros */
export function countedBySeverity(problems: readonly Problem[]): string {
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  return [
    ...(errors || !warnings ? [counted(errors, 'error')] : []),
    ...(warnings ? [counted(warnings, 'warning')] : []),
  ].join(', ');
}

/** The time since it was made: `47 ms`. */
export type Stopwatch = () => string;

export function stopwatch(): Stopwatch {
  const started = performance.now();
  return () => `${Math.round(performance.now() - started)} ms`;
}
