/** What Cloudflare publishes of its IPv4 addresses, behind which OpenAI stands: https://www.cloudflare.com/ips-v4 */
const cloudflare = [
  '103.21.244.0/22',
  '103.22.200.0/22',
  '103.31.4.0/22',
  '104.16.0.0/13',
  '104.24.0.0/14',
  '108.162.192.0/18',
  '131.0.72.0/22',
  '141.101.64.0/18',
  '162.158.0.0/15',
  '172.64.0.0/13',
  '173.245.48.0/20',
  '188.114.96.0/20',
  '190.93.240.0/20',
  '197.234.240.0/22',
  '198.41.128.0/17',
] as const;

/** Where names lead from an environment: those of AWS to interface endpoints in its network, as its route tables have it. */
export const addressesIn = (network: string, hosts: readonly string[]) => ({
  'api.openai.com': cloudflare,
  ...Object.fromEntries(hosts.map(host => [host, [network]])),
});
