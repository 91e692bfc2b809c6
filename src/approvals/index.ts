export { approversOf, type Book, recordPath } from './book.js';
export { digestOf } from './digest.js';
export { type Passed, passGates } from './gates.js';
export type { Verdict } from './judge.js';
export { openToOthers, passphraseVariable, readPrivateKey } from './private-key.js';
export { approve, type Signer, signerFor } from './signer.js';
export { notApproved, verdictOn } from './verdict.js';
