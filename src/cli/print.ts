import { styleText } from 'node:util';
import { formatProblem, type Problem } from '../problem.js';

type Style = Parameters<typeof styleText>[0];

/** Colour, where a person reads it. */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const wanted = stream.isTTY === true && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';
  return wanted ? styleText(style, text) : text;
}

/** Problems, on stderr. */
export function printProblems(problems: readonly Problem[]): void {
  for (const problem of problems) {
    const [headline = '', ...rest] = formatProblem(problem).split('\n');
    console.error(styled(problem.severity === 'error' ? 'red' : 'yellow', headline, process.stderr));
    for (const line of rest) console.error(styled('dim', line, process.stderr));
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
