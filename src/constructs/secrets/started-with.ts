import type { Construct } from 'constructs';
import { type Problem, rejectionOf } from '../../problem.js';
import type { Step } from '../component/pod.js';
import type { ProgramParts } from '../component/program.js';
import { reject } from '../object/reject.js';
import { agentFirst } from './vault-agent.js';

interface Start {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly initSteps?: readonly Step[];
}

/** Starts a program, and the steps before it, with what is there when they start. */
export function startedWith(
  scope: Construct,
  program: ProgramParts,
  start: Start,
): Start & { readonly program: ProgramParts } {
  const annotations = { ...program.annotations, ...agentFirst(program.annotations, start.initSteps) };
  return { ...withExports(scope, program, start), program: { ...program, annotations } };
}

/** With the variables that a file exports, where secrets come that way: a shell reads it first. */
function withExports(scope: Construct, { exports }: ProgramParts, start: Start): Start {
  if (exports === undefined) return {};
  reject(scope, startProblems(start));
  const exported = (command: readonly string[] = []) => ['/bin/sh', '-ec', '. "$0"; exec "$@"', exports, ...command];
  const { command, initSteps } = start;
  return {
    command: exported(command),
    ...(initSteps && { initSteps: initSteps.map(step => ({ ...step, command: exported(step.command) })) }),
  };
}

function startProblems({ command, args = [], initSteps = [] }: Start): readonly Problem[] {
  const rejection = rejectionOf('vault-agent');
  const words = [
    ...(command ?? []),
    ...args,
    ...initSteps.flatMap(step => [...(step.command ?? []), ...(step.args ?? [])]),
  ];
  const expanded = words.filter(word => /\$\(\w+\)/.test(word));
  return [
    ...(command
      ? []
      : [
          rejection(
            'Vault Agent writes the secrets into a file that a shell must read, and what to start is not declared.',
            "State the image's entrypoint as `command`; the image needs /bin/sh.",
          ),
        ]),
    ...initSteps
      .filter(step => !step.command)
      .map(({ name }) =>
        rejection(
          `Vault Agent writes the secrets into a file that a shell must read, and the step "${name}" has no command.`,
          "State the image's entrypoint as its `command`; the image needs /bin/sh.",
        ),
      ),
    ...expanded.map(word =>
      rejection(
        `"${word}" is filled in before the shell has read the secrets.`,
        'Let the program read the variable, or deliver secrets in another way.',
      ),
    ),
  ];
}
