import { createPublicKey, type KeyObject } from 'node:crypto';
import { sha256Text } from './digest.js';

const pem = /^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----\n?$/;

/** Why a text is no public key of an approver, in the middle of a sentence. */
export class NoPublicKey extends Error {}

/** The Ed25519 key in a PEM text. @throws NoPublicKey, which never quotes the text */
export function publicKeyOf(text: string): KeyObject {
  if (text.includes('PRIVATE KEY')) throw new NoPublicKey('is a private key: it is known now, so make a new one');
  if (!pem.test(text)) throw new NoPublicKey('is not a public key in PEM form (-----BEGIN PUBLIC KEY-----)');
  const key = decoded(text);
  if (key.asymmetricKeyType !== 'ed25519')
    throw new NoPublicKey(`is of the type ${key.asymmetricKeyType}, and must be of the type ed25519`);
  return key;
}

function decoded(text: string): KeyObject {
  try {
    return createPublicKey(text);
  } catch {
    throw new NoPublicKey('cannot be decoded: it is damaged');
  }
}

/** What `openssl pkey -pubin -outform DER | sha256sum` prints for it. */
export const fingerprintOf = (key: KeyObject): string => sha256Text(key.export({ type: 'spki', format: 'der' }));
