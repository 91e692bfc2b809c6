import type { Construct } from 'constructs';
import { type Problem, problem } from '../../problem.js';
import type { ProgramParts } from '../program.js';
import { reject } from '../reject.js';

interface Start {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
}

/** Starts a program with the variables that a file exports, where secrets come that way: a shell reads it first. */
export function startedWith(scope: Construct, { exports }: ProgramParts, start: Start): Start {
  if (exports === undefined) return {};
  reject(scope, startProblems(start));
  return { command: ['/bin/sh', '-ec', '. "$0"; exec "$@"', exports, ...(start.command ?? [])] };
}

function startProblems({ command, args = [] }: Start): readonly Problem[] {
  const refuse = (message: string, hint: string) => problem('vault-agent', message, { hint });
  const expanded = [...(command ?? []), ...args].filter(word => /\$\(\w+\)/.test(word));
  return [
    ...(command
      ? []
      : [
          refuse(
            'Vault Agent writes the secrets into a file that a shell must read, and what to start is not declared.',
            "State the image's entrypoint as `command`; the image needs /bin/sh.",
          ),
        ]),
    ...expanded.map(word =>
      refuse(
        `"${word}" is filled in before the shell has read the secrets.`,
        'Let the program read the variable, or deliver secrets in another way.',
      ),
    ),
  ];
}
