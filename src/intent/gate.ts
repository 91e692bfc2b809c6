import { alternatives, didYouMean, type Problem, problem } from '../problem.js';

/** One system in one environment that is written only as somebody approved it. */
export interface Gate {
  /** The name of the environment. */
  readonly environment: string;
  /** The name of the system. */
  readonly system: string;
  /** The role that an approver must have: `SuperAdmin`. */
  readonly role: string;
}

/** The folder in which a gated unit is rendered: `production/codeai`. */
export const gatedUnit = ({ environment, system }: Pick<Gate, 'environment' | 'system'>) => `${environment}/${system}`;

/** What names of approvers and roles look like: one word on every command line. */
export const isName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,62}$/.test(text);
export const nameForm = 'It has up to 63 letters, digits and ". _ @ + -", and begins with a letter or digit.';

/** What is wrong with the gates of a fleet that has these environments and systems. */
export function gateProblems(
  gates: readonly Gate[],
  environments: readonly string[],
  systems: readonly string[],
): readonly Problem[] {
  const units = gates.map(gatedUnit);
  return gates.flatMap((gate, i) => [
    ...unknown('environment', gate.environment, environments),
    ...unknown('system', gate.system, systems),
    ...(isName(gate.role) ? [] : [problem('gate', `"${gate.role}" is not a name of a role.`, { hint: nameForm })]),
    ...(units.indexOf(gatedUnit(gate)) === i ? [] : [repeated(gatedUnit(gate))]),
  ]);
}

/** A folder of the project, as it can be written in one way only. */
export function folderProblems(folder: string): readonly Problem[] {
  if (/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(folder)) return [];
  return [
    problem('gate', `approvals cannot be in "${folder}".`, {
      hint: 'Name a folder below package.json, such as "approvals": without "..", and with "/" between names.',
    }),
  ];
}

const unknown = (what: 'environment' | 'system', name: string, known: readonly string[]): readonly Problem[] =>
  known.includes(name)
    ? []
    : [
        problem(
          'gate',
          `a gate is for the ${what} "${name}", which the fleet does not have.${didYouMean(name, known)}`,
          {
            hint: `It must be ${alternatives(known)}.`,
          },
        ),
      ];

const repeated = (unit: string): Problem =>
  problem('gate', `${unit} has more than one gate.`, { hint: 'Keep the one with the role that must approve.' });
