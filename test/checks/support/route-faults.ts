import type { Loose, World } from './world.js';

const gatewayApi = 'gateway.networking.k8s.io';

/** One fault for each check of Ingresses and of the Gateway API. */
export const routeFaults: Readonly<Record<string, (world: World) => void>> = {
  'gateway-reference-exists': world => {
    world.add('gateway.networking.k8s.io/v1', 'HTTPRoute', { parentRefs: [{ kind: 'ListenerSet', name: 'lost' }] });
  },
  'ingress-backend-exists': world => {
    world.ingressPath().backend.service.name += 'x';
  },
  'ingress-nginx-paths': world => {
    const { metadata } = world.pick('Ingress');
    metadata.annotations = { ...metadata.annotations, 'nginx.ingress.kubernetes.io/rewrite-target': '/$1' };
  },
  'ingress-paths-valid': world => {
    const { http } = world.oneOf(world.pick('Ingress').spec['rules'] as Loose[]);
    http.paths.push({ ...world.oneOf<Loose>(http.paths) });
  },
  'ingress-snippet': world => {
    const { metadata } = world.pick('Ingress');
    metadata.annotations = { ...metadata.annotations, 'nginx.ingress.kubernetes.io/server-snippet': 'return 200;' };
  },
  'ingress-tls': world => {
    delete world.pick('Ingress').spec['tls'];
  },
  'ingress-tls-covers-hosts': world => {
    const { spec } = world.pick('Ingress', ({ spec }) => spec['tls'] !== undefined);
    spec['tls'] = [{ hosts: ['planted.example.org'], secretName: 'planted' }];
  },
  'reference-granted': world => {
    const tls = { certificateRefs: [{ name: 'planted', namespace: 'elsewhere' }] };
    world.add(`${gatewayApi}/v1`, 'Gateway', {
      ...{ gatewayClassName: 'planted', listeners: [{ name: 'web', port: 443, protocol: 'HTTPS', tls }] },
    });
  },
  'route-attaches': world => {
    const listeners = [{ name: 'web', port: 80, protocol: 'HTTP', hostname: '*.example.org' }];
    world.add(`${gatewayApi}/v1`, 'Gateway', { gatewayClassName: 'planted', listeners });
    world.add(`${gatewayApi}/v1`, 'HTTPRoute', { parentRefs: [{ name: 'planted' }], hostnames: ['a.example.com'] });
  },
  'route-backend-exists': world => {
    world.add('gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: [{ backendRefs: [{ name: 'lost', port: 80 }] }] });
  },
  'route-paths-valid': world => {
    world.add('gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: [{}, {}] });
  },
};
