/** What is meant to be seen: certificates and public keys. */
const seen =
  /-----BEGIN (?:TRUSTED |X509 )?(?:CERTIFICATE(?: REQUEST)?|PUBLIC KEY|RSA PUBLIC KEY|PGP PUBLIC KEY BLOCK)-----[^-]*(?:-----END [A-Z0-9 ]{1,40}-----|$)|\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-[\w-]{1,40}|sk-ssh-[\w@.-]{1,60}) AAAA[A-Za-z0-9+/=]+|\bage1[a-z0-9]{58}\b/g;

/** Whether a text is nothing else. */
export const isPublicMaterial = (text: string): boolean => text.replace(seen, '').trim() === '';
