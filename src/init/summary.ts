import { printableLines } from '../printable.js';
import type { Outcome } from './init.js';

/** The files written and changed, and the next steps, for people. */
export function summary({ written, changed, kept, advice, scripts }: Outcome, steps: readonly string[]): string {
  const lines = [
    ...written.map(path => `  wrote    ${path}`),
    ...changed.map(path => `  changed  ${path}`),
    ...kept.map(path => `  kept     ${path}`),
    ...advice.map(line => `  to do    ${line}`),
    '',
    ...[...steps, ...scripts.map(run)].map(command => `  ${command}`),
    '',
    'Commit everything, and what synth has rendered with it.',
  ];
  return printableLines(`${lines.join('\n')}\n`);
}

const run = (script: string) => (script === 'test' ? 'npm test' : `npm run ${script}`);
