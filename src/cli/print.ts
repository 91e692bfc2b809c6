import { printableLines } from '../printable.js';
import { formatProblem, type Problem } from '../problem.js';

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

/** Lines on stdout for people. Whatever in them comes from input moves no cursor and is no command of a CI system. */
export const print = (lines: string): void => console.log(printableLines(lines));

/** The same on stderr. */
export const printError = (lines: string, style?: Style): void => {
  const shown = printableLines(lines);
  console.error(style === undefined ? shown : styled(style, shown, process.stderr));
};

/** Problems, on stderr. */
export function printProblems(problems: readonly Problem[]): void {
  for (const problem of problems) {
    const [headline = '', ...rest] = formatProblem(problem).split('\n');
    printError(headline, problem.severity === 'error' ? 'red' : 'yellow');
    for (const line of rest) printError(line, 'dim');
  }
}

/** `1 error`, `2 errors` */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The time since it was made: `47 ms`. */
export type Stopwatch = () => string;

export function stopwatch(): Stopwatch {
  const started = performance.now();
  return () => `${Math.round(performance.now() - started)} ms`;
}
