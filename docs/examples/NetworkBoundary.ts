import { NetworkBoundary, outside, type System } from 'plainsail';

/** Policies for pods that an operator makes. */
export function example(shop: System) {
  const registry = outside({ host: 'registry.example.com', cidrs: ['192.0.2.0/24'] });
  new NetworkBoundary(shop, 'boundary', {
    name: 'importer',
    selector: { app: 'importer' },
    calls: [{ to: registry }],
    allowedCallers: [{ peer: { namespace: 'monitoring', pods: { app: 'prometheus' } }, port: 9000, reason: 'metrics' }],
    madeLater: 'The operator makes the pods of an import.',
  });
}
