import { isName } from '../intent/gate.js';
import { isDay } from '../intent/waiver.js';
import { parseText } from '../read/parse.js';
import { toYaml } from '../render/yaml/emit.js';

/** What an approver signs, in the order in which it is written. */
export interface Approval {
  readonly environment: string;
  readonly system: string;
  /** Of all files of the unit. */
  readonly digest: string;
  readonly role: string;
  readonly approver: string;
  /** The fingerprint of the approver's public key. */
  readonly key: string;
  /** The day: `2030-01-31`. */
  readonly date: string;
}

/** An approval with its signature. */
export interface Signed {
  readonly approval: Approval;
  readonly signature: Buffer;
}

/** It stands first in every signed text, so that no text signed for another purpose is an approval. */
const format = 'plainsail approval 1';
const digest = /^sha256:[0-9a-f]{64}$/;

const allowed: Readonly<Record<keyof Approval, (text: string) => boolean>> = {
  environment: text => text !== '',
  system: text => text !== '',
  digest: text => digest.test(text),
  role: isName,
  approver: isName,
  key: text => digest.test(text),
  date: isDay,
};

/** The text that is signed: the record without its last line. */
export const signedText = ({ environment, system, digest, role, approver, key, date }: Approval): string =>
  toYaml({ format, environment, system, digest, role, approver, key, date });

export const recordText = ({ approval, signature }: Signed): string =>
  signedText(approval) + toYaml({ signature: signature.toString('base64') });

/** Why a text is not a record, in the middle of a sentence. */
export class NoRecord extends Error {}

/** Reads a record that is, byte for byte, as it was written. @throws NoRecord */
export function parseRecord(text: string): Signed {
  const fields = fieldsOf(text);
  const approval = Object.fromEntries(
    Object.entries(allowed).map(([field, isAllowed]) => [field, checked(field, fields[field], isAllowed)]),
  ) as Readonly<Record<keyof Approval, string>>;
  const signature = Buffer.from(String(fields['signature']), 'base64');
  if (signature.length !== 64 || signature.toString('base64') !== fields['signature'])
    throw new NoRecord('its signature is not the base64 of 64 bytes');
  const record = { approval, signature };
  if (recordText(record) !== text) throw new NoRecord('it is not in the form in which approvals are written');
  return record;
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const { value } = parseText({ text, line: 1 });
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    throw new NoRecord('it is not YAML');
  }
  throw new NoRecord('it is not a map of fields');
}

function checked(field: string, value: unknown, isAllowed: (text: string) => boolean): string {
  if (typeof value === 'string' && isAllowed(value)) return value;
  throw new NoRecord(value === undefined ? `it has no "${field}"` : `its "${field}" has not the form of one`);
}
