import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type Problem, problem, UsageError } from '../problem.js';
import { isSystemError } from '../write/system-error.js';

/** The variable that holds the passphrase of an encrypted key: a command line can be seen by others. */
export const passphraseVariable = 'PLAINSAIL_KEY_PASSPHRASE';

const make = 'Make one with: openssl genpkey -algorithm ed25519 -out FILE.';

/**
 * The Ed25519 key in a PEM file. What the file holds is never quoted.
 * @param file as the user named it
 * @param passphrase of an encrypted key
 * @throws UsageError
 */
export function readPrivateKey(file: string, passphrase: string | undefined): KeyObject {
  const text = textOf(file);
  if (text.includes('BEGIN OPENSSH PRIVATE KEY'))
    throw unusableKey(file, 'is a key of OpenSSH, and has to be a PEM file of the kind "BEGIN PRIVATE KEY"', make);
  if (!text.includes('PRIVATE KEY-----')) {
    const isPublic = text.includes('PUBLIC KEY-----');
    throw unusableKey(
      file,
      isPublic ? 'is a public key, and signing needs the private one' : 'is not a private key in PEM form',
      make,
    );
  }
  const isEncrypted = text.includes('ENCRYPTED');
  if (isEncrypted && !passphrase)
    throw unusableKey(file, 'is encrypted', `Put its passphrase into the environment variable ${passphraseVariable}.`);
  const key = decoded(file, text, isEncrypted ? passphrase : undefined);
  if (key.asymmetricKeyType !== 'ed25519')
    throw unusableKey(file, `is of the type ${key.asymmetricKeyType}, and must be of the type ed25519`, make);
  return key;
}

/** A warning when others on this machine can read the file. */
export function openToOthers(file: string): readonly Problem[] {
  const mode = statSync(file).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  const message = `the key "${file}" can be used by others on this machine: its mode is ${mode.toString(8)}.`;
  return [{ ...problem('private-key', message, { hint: `Run: chmod 600 ${file}` }), severity: 'warning' }];
}

function textOf(file: string): string {
  try {
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > 64 * 1024) throw unusableKey(file, 'is not the file of a key', make);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT') throw unusableKey(file, 'does not exist', make);
    throw unusableKey(file, `cannot be read (${error.code})`, 'Run it as the user to whom the key belongs.');
  }
}

function decoded(file: string, text: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    if (passphrase !== undefined)
      throw unusableKey(
        file,
        `cannot be decrypted with the passphrase in ${passphraseVariable}`,
        'Correct the passphrase.',
      );
    throw unusableKey(file, 'cannot be decoded: it is damaged', make);
  }
}

const unusableKey = (file: string, message: string, hint: string) =>
  new UsageError([problem('private-key', `the key "${file}" ${message}.`, { hint })]);
