export { type ApprovalStore, approversOf, recordPath } from './approval-store.js';
export { digestOf } from './digest.js';
export { type Passed, passGates } from './gates.js';
export { openToOthers, passphraseVariable, readPrivateKey } from './private-key.js';
export { approve, type Signer, signerFor } from './signer.js';
export { notApproved, verdictOn } from './verdict.js';
export type { Verdict } from './verify-record.js';
