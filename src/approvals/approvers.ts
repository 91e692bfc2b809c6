import type { KeyObject } from 'node:crypto';
import { isName, nameForm } from '../intent/gate.js';
import { isMap } from '../manifest/map.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import { Unreadable } from '../read/document.js';
import { parseText } from '../read/parse.js';
import { fingerprintOf, NoPublicKey, publicKeyOf } from './public-key.js';

/** Somebody who may approve. */
export interface Approver {
  readonly name: string;
  readonly roles: readonly string[];
  readonly publicKey: KeyObject;
  readonly fingerprint: string;
}

const form = 'approvers: [{ name: jane, roles: [SuperAdmin], publicKey: <PEM text> }]';
const fields = ['name', 'roles', 'publicKey'];

/**
 * Reads the file of approvers.
 * @param file as problems name it
 * @param problems gets everything that is wrong with it
 */
export function parseApprovers(text: string, file: string, problems: Problem[]): readonly Approver[] {
  const addProblem = (message: string, hint: string, more = {}) =>
    problems.push(problem('approvers', message, { hint, file, ...more }));
  const listed = listIn(text, addProblem);
  const approvers = listed.flatMap((entry, i) => approverOf(entry, i, addProblem) ?? []);
  for (const [i, { name, fingerprint }] of approvers.entries()) {
    const before = approvers.slice(0, i);
    if (before.some(other => other.name === name))
      addProblem(`two approvers are named "${name}".`, 'Give each their own name.');
    const same = before.find(other => other.fingerprint === fingerprint);
    if (same)
      addProblem(
        `"${name}" has the key of "${same.name}".`,
        'Everybody has a key of their own: openssl genpkey -algorithm ed25519.',
      );
  }
  return approvers;
}

type AddProblem = (message: string, hint: string, more?: Partial<Problem>) => void;

function listIn(text: string, addProblem: AddProblem): readonly unknown[] {
  try {
    const { value } = parseText({ text, line: 1 });
    if (isMap(value) && Array.isArray(value['approvers']) && value['approvers'].length > 0) {
      for (const key of Object.keys(value).filter(key => key !== 'approvers'))
        addProblem(`there is no field "${key}".`, 'It has one field, "approvers".', { path: key });
      return value['approvers'];
    }
    addProblem('it lists no approvers.', `Write ${form}.`);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    addProblem(`it cannot be read, line ${error.line}: ${error.message}`, error.hint);
  }
  return [];
}

function approverOf(entry: unknown, index: number, addProblem: AddProblem): Approver | undefined {
  const at = `approvers[${index}]`;
  if (!isMap(entry)) return void addProblem('is not a map.', `Write ${form}.`, { path: at });
  let isGood = true;
  const addAt = (field: string, message: string, hint: string) => {
    isGood = false;
    addProblem(message, hint, { path: `${at}.${field}` });
  };
  for (const key of Object.keys(entry).filter(key => !fields.includes(key)))
    addAt(key, `there is no such field.${didYouMean(key, fields)}`, `The fields are ${alternatives(fields)}.`);
  const { name, roles, publicKey } = entry;
  if (!isNameValue(name)) addAt('name', `${quoted(name)} is not a name.`, nameForm);
  if (!Array.isArray(roles) || roles.length === 0 || !roles.every(isNameValue))
    addAt('roles', `${quoted(roles)} is not a list of names of roles.`, `Write roles: [SuperAdmin]. ${nameForm}`);
  const key = keyOf(publicKey, (why, hint) => addAt('publicKey', `${why}.`, hint));
  if (!isGood || key === undefined) return undefined;
  return { name: name as string, roles: roles as string[], publicKey: key, fingerprint: fingerprintOf(key) };
}

function keyOf(text: unknown, add: (why: string, hint: string) => void): KeyObject | undefined {
  try {
    return publicKeyOf(typeof text === 'string' ? text : '');
  } catch (error) {
    if (!(error instanceof NoPublicKey)) throw error;
    return void add(error.message, error.hint);
  }
}

const isNameValue = (value: unknown): value is string => typeof value === 'string' && isName(value);

const quoted = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80));
