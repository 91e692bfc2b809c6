import type { System } from 'plainsail';
import { ClientCertificate } from 'plainsail/platform';

/** A certificate by which a server knows the system. */
export function example(shop: System) {
  new ClientCertificate(shop, 'client', { commonName: 'shop' });
}
