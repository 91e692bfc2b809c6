/** Whether SOPS has been at a manifest: what it left readable was meant to be, except in a Secret. */
export function isEncryptedBySops(manifest: { readonly [field: string]: unknown }): boolean {
  const { sops } = manifest;
  return sops !== null && typeof sops === 'object' && 'mac' in sops;
}
