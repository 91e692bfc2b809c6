import { printableLines } from '../printable.js';
import type { Outcome } from './init.js';

/** What was done and what comes next, for people. */
export function told({ written, kept, advice, scripts }: Outcome, steps: readonly string[]): string {
  const lines = [
    ...written.map(path => `  wrote  ${path}`),
    ...kept.map(path => `  kept   ${path}`),
    ...advice.map(line => `  to do  ${line}`),
    '',
    ...[...steps, ...scripts.map(run)].map(command => `  ${command}`),
    '',
    'Commit everything, and what synth has rendered with it.',
  ];
  return printableLines(`${lines.join('\n')}\n`);
}

const run = (script: string) => (script === 'test' ? 'npm test' : `npm run ${script}`);
