import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOf } from '../../src/approvals/digest.js';
import { passGates } from '../../src/approvals/gates.js';
import { fingerprintOf } from '../../src/approvals/public-key.js';
import { type Approval, recordText, signedText } from '../../src/approvals/record.js';
import type { Gate } from '../../src/intent/gate.js';

export const gate: Gate = { environment: 'production', system: 'shop', role: 'SuperAdmin' };
export const unit = 'production/shop';
export const record = 'approvals/production/shop.yaml';
export const files = new Map([
  ['production/shop/.plainsail', 'deployment-api.yaml\nkustomization.yaml\n'],
  ['production/shop/deployment-api.yaml', 'kind: Deployment\n'],
  ['production/shop/kustomization.yaml', 'kind: Kustomization\n'],
  ['staging/shop/deployment-api.yaml', 'kind: Deployment\n'],
]);
const units = ['production/shop', 'staging/shop'];

export const pemOf = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
export const keyPair = () => generateKeyPairSync('ed25519');

/** Somebody with a key. */
export interface Person {
  readonly name: string;
  readonly roles: readonly string[];
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

export const jane: Person = { name: 'jane', roles: ['SuperAdmin', 'Developer'], keys: keyPair() };
export const joe: Person = { name: 'joe', roles: ['Developer'], keys: keyPair() };

/** `approvers.yaml` with these people. */
export const approversYaml = (...people: readonly Person[]) =>
  `approvers:\n${people
    .map(({ name, roles, keys }) => {
      const pem = pemOf(keys.publicKey).trim().split('\n').join('\n    ');
      return `- name: ${name}\n  roles: [${roles.join(', ')}]\n  publicKey: |\n    ${pem}\n`;
    })
    .join('')}`;

/** What a person signs for the gate, unless they sign something else. */
export const approvalBy = ({ name, keys }: Person, other: Partial<Approval> = {}): Approval => ({
  environment: gate.environment,
  system: gate.system,
  digest: digestOf(files, unit),
  role: gate.role,
  approver: name,
  key: fingerprintOf(keys.publicKey),
  date: '2030-01-31',
  ...other,
});

export const signedBy = ({ keys }: Person, approval: Approval): string =>
  recordText({ approval, signature: sign(null, Buffer.from(signedText(approval)), keys.privateKey) });

/** A project that keeps approvals, with jane's of the files above. */
export class Office {
  readonly project = mkdtempSync(join(tmpdir(), 'plainsail-approvals-'));
  readonly store = { project: this.project, folder: 'approvals' };

  constructor() {
    this.write('approvals/approvers.yaml', approversYaml(jane, joe));
    this.write(record, signedBy(jane, approvalBy(jane)));
  }

  path(path: string): string {
    return join(this.project, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** What the gate lets through of a run of the whole fleet. */
  pass(rendered: ReadonlyMap<string, string> = files, gates = [gate]) {
    return passGates({ out: this.path('dist'), files: rendered, units, all: true }, gates, this.store);
  }

  /** Why the gate holds the unit back; nothing when it lets it through. */
  reasons(rendered: ReadonlyMap<string, string> = files): readonly string[] {
    return this.pass(rendered).problems.map(({ message }) => message);
  }

  close(): void {
    rmSync(this.project, { recursive: true, force: true });
  }
}
