import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import type { Receivers } from './receiver.js';

/** Who answers for a system: `static override readonly owner: Owner = { team: 'shop' }`. */
export interface Owner {
  /** The label `plainsail.dev/team` of its namespace, and the role of its release gates: `shop`. */
  readonly team: string;
  /** Who receives its alerts, by severity. @default those of the environment */
  readonly escalation?: Partial<Receivers>;
  /** Who reviews what it renders and its approvals, as CODEOWNERS has them: `@example/shop`. @default nobody in particular */
  readonly codeOwners?: readonly string[];
}

export const teamLabel = 'plainsail.dev/team';

const teamForm = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const codeOwnerForm = /^(@[\w.-]+(\/[\w.-]+)?|[^\s@]+@[^\s@]+)$/;
const severities: readonly string[] = ['critical', 'warning'];
const fields: readonly string[] = ['team', 'escalation', 'codeOwners'];

/** What is wrong with what a system says of its owner, all at once. */
export function ownerProblems(system: string, owner: Owner): readonly Problem[] {
  const { team, escalation = {}, codeOwners = [] } = owner;
  const wrong = (message: string, hint: string) => problem('owner', `the owner of ${system}: ${message}`, { hint });
  return [
    ...Object.keys(owner)
      .filter(field => !fields.includes(field))
      .map(field => wrong(`it has no "${field}".${didYouMean(field, fields)}`, `It has ${alternatives(fields)}.`)),
    ...(typeof team === 'string' && teamForm.test(team)
      ? []
      : [
          wrong(
            `team is "${team}".`,
            'It has up to 63 letters, digits and ". _ -", and begins and ends with a letter or digit.',
          ),
        ]),
    ...Object.keys(escalation)
      .filter(severity => !severities.includes(severity))
      .map(severity =>
        wrong(
          `escalation has "${severity}".${didYouMean(severity, severities)}`,
          `It has ${alternatives(severities)}.`,
        ),
      ),
    ...codeOwners
      .filter(each => !codeOwnerForm.test(each))
      .map(each => wrong(`codeOwners has "${each}".`, 'It must be "@user", "@organisation/team" or an address.')),
  ];
}
