/** The first two parts of the addresses of an environment's network. */
type Prefix = '10.0' | '10.40' | '10.60';

/**
 * The subnets of an environment's network, as its route tables have them: a policy that knows addresses alone opens the
 * one of a host, and not the network. A name that moves to another subnet is changed here.
 */
export const networkOf = (prefix: Prefix) =>
  ({
    nodes: `${prefix}.0.0/19`,
    /** Interface endpoints of AWS, one subnet for each service. */
    endpoints: { s3: `${prefix}.64.0/28`, kms: `${prefix}.64.16/28` },
    /** Where managed servers are, one subnet for each. */
    managed: {
      idisDatabase: `${prefix}.80.0/27`,
      idisCache: `${prefix}.80.32/27`,
      codexDatabase: `${prefix}.80.64/27`,
    },
    /** What IDEA calls in the company's network. */
    neighbours: {
      kernel: `${prefix}.96.0/28`,
      vault: `${prefix}.96.16/28`,
      signing: `${prefix}.96.32/28`,
      identity: `${prefix}.96.48/28`,
    },
  }) as const;

export const networks = { development: networkOf('10.40'), staging: networkOf('10.60'), production: networkOf('10.0') };
