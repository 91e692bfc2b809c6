import { code } from '../config/documentation/markdown.js';
import type { Use } from '../config/documentation/use.js';
import { variablesTable } from '../config/documentation/variables.js';
import type { Program } from '../config/program.js';
import type { Variable } from '../config/variable.js';
import type { Fleet } from '../fleet/fleet.js';
import { usesBySystem } from './uses.js';

/** A program of a system that reads a variable, and its value in each environment. */
interface Reader {
  readonly system: string;
  readonly program: Program;
  readonly uses: readonly Use[];
}

/** Who reads a variable, by its name. @throws ProblemError with everything that the declarations refuse */
export function variablesByName(fleet: Fleet): ReadonlyMap<string, readonly Reader[]> {
  const readers = new Map<string, Reader[]>();
  for (const [system, uses] of usesBySystem(fleet)) {
    const programs = new Map(uses.map(({ program }) => [program.name, program]));
    for (const program of programs.values()) {
      const reader = { system, program, uses: uses.filter(use => use.program.name === program.name) };
      for (const name of Object.keys(program.variables)) readers.set(name, [...(readers.get(name) ?? []), reader]);
    }
  }
  return readers;
}

/** The page of a variable: the meaning for each program that reads it, and its values. */
export const variablePage = (name: string, readers: readonly Reader[], environments: readonly string[]): string =>
  `${[`# ${name}`, ...readers.map(reader => section(name, reader, environments))].join('\n\n')}\n`;

function section(name: string, { system, program, uses }: Reader, environments: readonly string[]): string {
  const variable = program.variables[name]!;
  const filled = Object.entries(program.bindings).filter(([, binding]) => binding && name in binding);
  const one = { ...program, variables: { [name]: variable } };
  return [
    `A variable of the program ${program.name} in ${system}. Type: ${typeOf(variable)}.`,
    ...filled.map(([protocol]) => `A call to an endpoint of the protocol ${protocol} fills it.`),
    variablesTable(one, environments, uses).join('\n'),
  ].join('\n\n');
}

function typeOf({ form: { type, values, like }, secret, file }: Variable<unknown>): string {
  if (secret) return file ? 'the path of a mounted secret' : 'secret';
  if (type === undefined && values) return 'one of a few texts';
  return `${type ?? 'text'}${like === undefined ? '' : `, such as ${code(like)}`}`;
}
