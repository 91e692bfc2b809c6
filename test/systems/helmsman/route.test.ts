import { renderedOf } from '../compare.js';

const rendered = renderedOf('helmsman', 'production');
const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

/** An Ingress of Helmsman: its annotations for the controller and cert-manager, and where it leads. */
function ingress(name: string) {
  const manifest = rendered.get(`Ingress/${name}`);
  const { 'argocd.argoproj.io/sync-wave': _, ...annotations } = manifest?.metadata.annotations ?? {};
  return { annotations, spec: manifest?.['spec'] };
}
const everywhere = {
  [nginx('ssl-redirect')]: 'true',
  [nginx('limit-rpm')]: '100',
  [nginx('enable-cors')]: 'true',
  [nginx('cors-allow-origin')]: 'https://helmsman.example.com',
};
const tls = [{ hosts: ['api.helmsman.example.com'], secretName: 'codex-ingress-tls' }];
const leading = (path: string) => [
  {
    host: 'api.helmsman.example.com',
    http: {
      paths: [{ path, pathType: 'Prefix', backend: { service: { name: 'backend', port: { number: 8000 } } } }],
    },
  },
];

test('H4: codex-ingress has TLS by cert-manager, a rate limit and CORS', () => {
  expect(ingress('codex-ingress')).toEqual({
    annotations: { ...everywhere, 'cert-manager.io/cluster-issuer': 'letsencrypt-prod' },
    spec: { ingressClassName: 'nginx', tls, rules: leading('/') },
  });
});

test('H4: the path of the WebSocket gateway has its timeouts and session affinity', () => {
  expect(ingress('codex-ingress-ws')).toEqual({
    annotations: {
      ...everywhere,
      [nginx('proxy-read-timeout')]: '3600',
      [nginx('proxy-send-timeout')]: '3600',
      [nginx('affinity')]: 'cookie',
      [nginx('session-cookie-name')]: 'codex-session',
    },
    spec: { ingressClassName: 'nginx', tls, rules: leading('/ws') },
  });
});

test('H4: the public does not reach metrics', () => {
  expect(ingress('codex-ingress-closed')).toEqual({
    annotations: { [nginx('denylist-source-range')]: '0.0.0.0/0,::/0', [nginx('use-regex')]: 'true' },
    spec: { ingressClassName: 'nginx', tls, rules: leading('/metrics') },
  });
});
