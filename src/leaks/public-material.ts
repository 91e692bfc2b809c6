/** What looks like noise and is meant to be seen: certificates, public keys, digests, identifiers. */
const seen = new RegExp(
  [
    '-----BEGIN (?:TRUSTED |X509 )?(?:CERTIFICATE(?: REQUEST)?|PUBLIC KEY|RSA PUBLIC KEY|PGP PUBLIC KEY BLOCK)-----[\\s\\S]*?(?:-----END [A-Z0-9 ]+-----|$)',
    '\\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\\S+|sk-ssh-\\S+) AAAA[A-Za-z0-9+/=]+',
    '\\bsha(?:1|224|256|384|512)[:=-][A-Za-z0-9+/=]+',
    '\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b',
    '\\bage1[a-z0-9]{58}\\b',
  ].join('|'),
  'g',
);

/** The text without them. */
export const withoutPublicMaterial = (text: string): string => text.replace(seen, ' ');
