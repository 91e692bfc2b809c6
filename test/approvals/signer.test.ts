import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { approversOf } from '../../src/approvals/approval-store.js';
import { digestOf } from '../../src/approvals/digest.js';
import { openToOthers, readPrivateKey } from '../../src/approvals/private-key.js';
import { approve, signerFor } from '../../src/approvals/signer.js';
import { UsageError } from '../../src/problem.js';
import { refusals } from '../constructs/support.js';
import { approvalBy, files, gate, jane, joe, Office, record, signedBy, unit } from './office.js';

let office: Office;
beforeEach(() => {
  office = new Office();
});
afterEach(() => office.close());

const pem = (key: KeyObject, more = {}) => key.export({ type: 'pkcs8', format: 'pem', ...more }).toString();

describe('a signer', () => {
  const signer = (name: string, key: KeyObject) => signerFor(gate, name, key, approversOf(office.store), office.store);

  test('writes what the gate takes, and the same every time', () => {
    office.write(record, 'old');
    approve(gate, digestOf(files, unit), '2030-01-31', signer('jane', jane.keys.privateKey), office.store);
    expect(office.read(record)).toBe(signedBy(jane, approvalBy(jane)));
    expect(office.reasons()).toEqual([]);
    expect(readdirSync(office.path('approvals/production'))).toEqual(['shop.yaml']);
  });
  test('has a name among the approvers, the role and the key', () => {
    const file = (ask: () => unknown) => {
      expect(ask).toThrow(UsageError);
      return refusals(ask);
    };
    expect(file(() => signer('jan', jane.keys.privateKey))).toEqual([
      ['approver', 'there is no approver "jan". Did you mean "jane"?', 'It must be "jane".'],
    ]);
    expect(file(() => signer('joe', joe.keys.privateKey))).toEqual([
      ['approver', '"joe" is "Developer", and production/shop asks for "SuperAdmin".', 'It must be "jane".'],
    ]);
    expect(file(() => signer('jane', joe.keys.privateKey))).toEqual([
      ['approver', 'this is not the private key of "jane".', 'Use the one whose public key is entered there.'],
    ]);
    office.write('approvals/approvers.yaml', 'approvers: []\n');
    expect(file(() => signer('jane', jane.keys.privateKey)).map(([, message]) => message)).toEqual([
      'it lists no approvers.',
    ]);
  });
  test('of a role that the gate misspells names the one that may be meant', () => {
    const misspelt = { ...gate, role: 'superadmin' };
    expect(
      refusals(() => signerFor(misspelt, 'jane', jane.keys.privateKey, approversOf(office.store), office.store)),
    ).toEqual([
      [
        'approver',
        '"jane" is "SuperAdmin" or "Developer", and production/shop asks for "superadmin".',
        'Nobody has the role "superadmin". Did you mean "SuperAdmin"?',
      ],
    ]);
  });
  test('writes through no link', () => {
    const willing = signer('jane', jane.keys.privateKey);
    mkdirSync(office.path('elsewhere'));
    symlinkSync(office.path('elsewhere'), office.path('approvals/staging'));
    const staging = { ...gate, environment: 'staging' };
    expect(refusals(() => approve(staging, digestOf(files, unit), '2030-01-31', willing, office.store))).toEqual([
      [
        'approval',
        'approvals/staging/shop.yaml: approvals/staging is a symbolic link.',
        'Move away what stands there.',
      ],
    ]);
    expect(readdirSync(office.path('elsewhere'))).toEqual([]);
  });
  test('leaves nothing half written', () => {
    const willing = signer('jane', jane.keys.privateKey);
    mkdirSync(office.path('approvals/staging/shop.yaml'), { recursive: true });
    const staging = { ...gate, environment: 'staging' };
    expect(refusals(() => approve(staging, digestOf(files, unit), '2030-01-31', willing, office.store))).toEqual([
      ['approval', 'approvals/staging/shop.yaml: it cannot be written (EISDIR).', 'Move away what stands there.'],
    ]);
    expect(readdirSync(office.path('approvals/staging'))).toEqual(['shop.yaml']);
  });
});

describe('a private key', () => {
  const make = 'Make one with: openssl genpkey -algorithm ed25519 -out FILE.';
  const read = (text: string | Uint8Array, passphrase?: string) => {
    office.write('key.pem', text);
    return readPrivateKey(office.path('key.pem'), passphrase);
  };
  const why = (text: string | Uint8Array, passphrase?: string) => {
    expect(() => read(text, passphrase)).toThrow(UsageError);
    return refusals(() => read(text, passphrase)).map(([id, message, hint]) => [
      id,
      message.replace(`the key "${office.path('key.pem')}" `, ''),
      hint,
    ]);
  };
  const encrypted = pem(jane.keys.privateKey, { cipher: 'aes-256-cbc', passphrase: 'open sesame' });

  test('is read from PEM', () => {
    expect(read(pem(jane.keys.privateKey)).equals(jane.keys.privateKey)).toBe(true);
  });
  test('may be encrypted', () => {
    expect(read(encrypted, 'open sesame').equals(jane.keys.privateKey)).toBe(true);
    expect(why(encrypted)).toEqual([
      ['private-key', 'is encrypted.', 'Put its passphrase into the environment variable PLAINSAIL_KEY_PASSPHRASE.'],
    ]);
    expect(why(encrypted, 'sesame')).toEqual([
      [
        'private-key',
        'cannot be decrypted with the passphrase in PLAINSAIL_KEY_PASSPHRASE.',
        'Correct the passphrase.',
      ],
    ]);
  });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  const damaged = pem(jane.keys.privateKey).replace(/\n..../, '\nAAAA');
  test.each([
    ['of another type', pem(rsa), 'is of the type rsa, and must be of the type ed25519.'],
    ['of another curve', pem(ec), 'is of the type ec, and must be of the type ed25519.'],
    [
      'in the old form of its type',
      rsa.export({ type: 'pkcs1', format: 'pem' }),
      'is of the type rsa, and must be of the type ed25519.',
    ],
    [
      'that is public',
      jane.keys.publicKey.export({ type: 'spki', format: 'pem' }),
      'is a public key, and signing needs the private one.',
    ],
    [
      'of OpenSSH',
      '-----BEGIN OPENSSH PRIVATE KEY-----\n',
      'is a key of OpenSSH, and has to be a PEM file of the kind "BEGIN PRIVATE KEY".',
    ],
    ['that is damaged', damaged, 'cannot be decoded: it is damaged.'],
    ['that is not a key', 'hunter2', 'is not a private key in PEM form.'],
    ['of bytes', Uint8Array.of(0, 255, 254), 'is not a private key in PEM form.'],
  ])('is refused when it is one %s, and never quoted', (_, text, message) => {
    expect(why(text)).toEqual([['private-key', message, make]]);
  });
  test('is a file', () => {
    expect(refusals(() => readPrivateKey(office.path('approvals'), undefined))).toEqual([
      ['private-key', `the key "${office.path('approvals')}" is not the file of a key.`, make],
    ]);
    expect(refusals(() => readPrivateKey('not/there.pem', undefined))).toEqual([
      ['private-key', 'the key "not/there.pem" does not exist.', make],
    ]);
  });
  test('that others can use is warned of', () => {
    read(pem(jane.keys.privateKey));
    const path = office.path('key.pem');
    chmodSync(path, 0o600);
    expect(openToOthers(path)).toEqual([]);
    chmodSync(path, 0o640);
    expect(openToOthers(path)).toEqual([
      {
        id: 'private-key',
        severity: 'warning',
        message: `the key "${path}" can be used by others on this machine: its mode is 640.`,
        hint: `Run: chmod 600 ${path}`,
      },
    ]);
  });
});
