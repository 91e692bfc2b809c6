import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {any} object
 * @property {any} [before] what is there already, when the case is a change
 * @property {any[]} beside sound objects that the case may refer to
 * @property {{ status: number, message: string }} [recorded] what a server has answered earlier
 */

/**
 * The cases of a folder with `objects.json` and `changes.json`: objects and changes that were tried on an API server.
 * @returns {Case[]}
 */
export function oracleCases(folder) {
  const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { companions, cases } = read('objects.json');
  const beside = object => Object.values(companions).filter(each => isApart(each, object));
  return [
    ...cases.map(({ name, object, serverSideApply }) => ({
      ...{ name, object, beside: beside(object), recorded: serverSideApply },
    })),
    ...read('changes.json').cases.map(({ name, before, after, verdict }) => ({
      ...{ name: `change ${name}`, object: after, before, beside: beside(after) },
      recorded: { status: verdict.ssa[0], message: verdict.ssa[1] },
    })),
  ];
}

/** Not the same object, and not two workloads that would select each other's pods. */
const isApart = (one, other) =>
  !(one.kind === other.kind && one.metadata.name === other.metadata?.name) &&
  !(one.spec?.template && other.spec?.template);

/** The verdict that was recorded with a case, as a server would give it again. @returns {import('../api-server/objects.js').Verdict} */
export const recordedVerdict = ({ recorded: { status, message } }) => ({
  ...{ accepted: status < 300, status, message, warnings: [] },
  causes: [],
});
