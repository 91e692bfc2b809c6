import { createPublicKey, type KeyObject } from 'node:crypto';
import { sha256Text } from './digest.js';

const pem = /^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----\n?$/;

/** Why a text is not a public key of an approver, in the middle of a sentence. */
export class NoPublicKey extends Error {
  constructor(
    why: string,
    /** What to do. */
    readonly hint = 'Print it with: openssl pkey -in FILE -pubout.',
  ) {
    super(why);
  }
}

/** The Ed25519 key in a PEM text. @throws NoPublicKey, which never quotes the text */
export function publicKeyOf(text: string): KeyObject {
  if (text.includes('PRIVATE KEY')) throw new NoPublicKey('is a private key: it is known now, so make a new one');
  if (!pem.test(text)) throw new NoPublicKey('is not a public key in PEM form (-----BEGIN PUBLIC KEY-----)');
  const key = decoded(text);
  if (key.asymmetricKeyType !== 'ed25519')
    throw new NoPublicKey(`is of the type ${key.asymmetricKeyType}, and must be of the type ed25519`);
  if (isSmallOrder(key))
    throw new NoPublicKey(
      'is a point of small order, for which signatures of any text can be made',
      'Make another one with: openssl genpkey -algorithm ed25519.',
    );
  return key;
}

const prime = 2n ** 255n - 19n;

/**
 * Whether the key is one of the eight points whose order divides the cofactor, in any of their encodings: of orders 1, 2
 * and 4, y is 1, -1 and 0; doubling a point of order 8 gives y = 0, which on the curve -x² + y² = 1 + dx²y² with
 * d = -121665/121666 (RFC 8032) holds for dy⁴ + 2y² = 1.
 */
function isSmallOrder(key: KeyObject): boolean {
  const { x = '' } = key.export({ format: 'jwk' });
  const bytes = Buffer.from(x, 'base64url').reverse();
  const y = (BigInt(`0x${bytes.toString('hex')}`) & (2n ** 255n - 1n)) % prime;
  const square = (y * y) % prime;
  return square === 0n || square === 1n || (121666n * (2n * square - 1n) - 121665n * square * square) % prime === 0n;
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
