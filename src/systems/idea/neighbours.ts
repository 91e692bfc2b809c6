import { type Environment, outsideHttps } from '../../index.js';

/** What the server calls in the company's network, by the names that these hosts have in front of a domain. */
const names = { kernel: 'kernel', vault: 'vault', signing: 'kms', identity: 'auth' } as const;

/** The same as hosts below a domain, with the subnet that each is in. */
export const neighbourAddresses = (domain: string, at: Readonly<Record<keyof typeof names, string>>) =>
  Object.fromEntries(
    Object.entries(names).map(([key, name]) => [`${name}.${domain}`, [at[key as keyof typeof names]]]),
  );

/** The same as what can be called. */
export function neighbours(environment: Environment) {
  const at = (name: keyof typeof names, port = 443) => outsideHttps({ host: environment.host(names[name]), port });
  return { kernel: at('kernel'), vault: at('vault', 8200), signing: at('signing'), identity: at('identity') };
}
