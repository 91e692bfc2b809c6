import { type Problem, problem } from '../problem.js';
import { type Approver, parseApprovers } from './approvers.js';
import { NotRead, readCommitted } from './committed-file.js';

/** Where a project keeps who may approve, and what was approved. */
export interface ApprovalStore {
  /** The folder with the package.json. */
  readonly project: string;
  /** The folder below it: `approvals`. */
  readonly folder: string;
}

export const approversPath = ({ folder }: ApprovalStore) => `${folder}/approvers.yaml`;
export const recordPath = ({ folder }: ApprovalStore, unit: string) => `${folder}/${unit}.yaml`;

/** Who may approve, and everything that is wrong with the file that says so. */
export interface Approvers {
  readonly all: readonly Approver[];
  readonly problems: readonly Problem[];
}

const hint = 'List there who may approve, with their roles and public keys, and commit it.';

export function approversOf(store: ApprovalStore): Approvers {
  const file = approversPath(store);
  const problems: Problem[] = [];
  try {
    const text = readCommitted(store.project, file);
    if (text !== undefined) return { all: parseApprovers(text, file, problems), problems };
    return { all: [], problems: [problem('approvers', `there is no ${file}.`, { hint })] };
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { all: [], problems: [problem('approvers', `${file} is not read: ${error.message}.`, { hint })] };
  }
}
