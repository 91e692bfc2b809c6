import type { Budget } from '../../entries/types.js';
import type { Environment } from '../../index.js';

/** "Monthly Infrastructure Costs (USD)": each line with the upper end of its range. */
export const helmsmanBudgets = (environment: Environment): readonly Budget[] => [
  {
    ...environment.choose({
      development: { name: 'Development', monthly: 100 },
      staging: { name: 'Staging Cluster', monthly: 250 },
      production: { name: 'Production Cluster', monthly: 500 },
    }),
    covers: ['cpu', 'memory'],
  },
  { name: 'Load Balancers', monthly: 80, covers: ['load-balancer'], together: true },
  {
    name: 'Database Storage',
    monthly: 100,
    covers: ['storage'],
    components: ['postgresql', 'redis'],
    together: true,
  },
  {
    name: 'Monitoring Storage',
    monthly: 60,
    covers: ['storage'],
    components: ['prometheus', 'alertmanager', 'grafana', 'loki'],
    together: true,
  },
  bill('Image Registry', 40),
  bill('SSL Certificates', 0),
  bill('DNS Management', 20),
  bill('Backup Storage', 50),
  bill('GitHub Actions', 200),
  bill('Security Scanning', 100),
  {
    name: 'Total Monthly Cost',
    monthly: 1360,
    covers: ['cpu', 'memory', 'storage', 'load-balancer', 'fixed'],
    together: true,
  },
];

/** What somebody else charges, however much runs: its price is in the fleet's table under this name. */
function bill(name: string, monthly: number): Budget {
  return { name, monthly, covers: ['fixed'], components: [name], together: true };
}
