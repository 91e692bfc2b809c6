/** Whether SOPS has been at a manifest: what it left readable was meant to be, except in a Secret. */
export function isEncryptedBySops(manifest: { readonly [field: string]: unknown }): boolean {
  const { sops } = manifest;
  return sops !== null && typeof sops === 'object' && 'mac' in sops;
}

/** `ENC[AES256_GCM,data:…,type:str]`, which stands for a value that only the cluster's decryption knows. */
const isEncrypted = (value: unknown): boolean => typeof value === 'string' && value.startsWith('ENC[AES256_GCM,');

/** The manifest as far as it can be checked before it is decrypted: without what SOPS added, and without encrypted values. */
export function withoutEncrypted<T extends { readonly [field: string]: unknown }>(manifest: T): T {
  if (!isEncryptedBySops(manifest)) return manifest;
  return readable({ ...manifest, sops: undefined }) as T;
}

function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => !isEncrypted(item)).map(readable);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined && !isEncrypted(inside));
  return Object.fromEntries(entries.map(([key, inside]) => [key, readable(inside)]));
}
