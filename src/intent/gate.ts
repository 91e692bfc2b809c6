import { type Problem, problem } from '../problem.js';

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

/** A folder of the project, as it can be written in one way only. */
export function folderProblems(folder: string): readonly Problem[] {
  if (/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(folder)) return [];
  return [
    problem('gate', `approvals cannot be in "${folder}".`, {
      hint: 'Name a folder below package.json, such as "approvals": without "..", and with "/" between names.',
    }),
  ];
}
