import { type SecretRef, type SecretText, secretJson } from '../../intent/secret.js';

/** The value of `.dockerconfigjson` for one registry: `dockerConfig('ghcr.io', { username, password })`. */
export const dockerConfig = (
  registry: string,
  { username, password }: { readonly username: SecretRef; readonly password: SecretRef },
): SecretText => secretJson`{"auths":{"${registry}":{"username":${username},"password":${password}}}}`;
