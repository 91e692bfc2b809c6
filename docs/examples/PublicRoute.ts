import { PublicRoute, type System } from 'plainsail';

/** The public route to a Service that another library declares; a WebService has `route` instead. */
export function example(shop: System) {
  new PublicRoute(shop, 'route', {
    name: 'shop',
    host: shop.environment.host('shop'),
    service: { name: 'shop', port: 80 },
    blockedPaths: ['/metrics'],
    paths: [{ path: '/upload', bodySize: '100m' }],
    requestsPerSecond: 50,
  });
}
