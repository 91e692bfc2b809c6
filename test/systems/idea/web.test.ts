import type { Deployment, Ingress } from '../../../imports/k8s.js';
import { ideaWebConfig } from '../../../src/systems/idea/config.js';
import { dataOf, has, ideaIn, names, only, podOf } from './declared.js';

test.each(names)('I7: the server of %s is public over TLS, and browsers call it from one origin alone', name => {
  const graph = ideaIn(name);
  const { metadata, spec } = only<Ingress>(graph, 'Ingress', 'codex-server');
  const { host } = spec!.rules![0]!;
  expect(host).toMatch(/^api\.idea\./);
  expect(spec!.tls).toEqual([{ hosts: [host], secretName: 'codex-server-tls' }]);
  expect(metadata!.annotations).toMatchObject({
    'cert-manager.io/cluster-issuer': 'letsencrypt-prod',
    'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
    'nginx.ingress.kubernetes.io/enable-cors': 'true',
    'nginx.ingress.kubernetes.io/cors-allow-origin': dataOf(graph, 'codex-server-config')['ALLOWED_ORIGIN'],
  });
});

test.each(names)('I7 I9: metrics of %s are not public', name => {
  const { metadata, spec } = only<Ingress>(ideaIn(name), 'Ingress', 'codex-server-closed');
  expect(spec!.rules![0]!.http!.paths.map(({ path }) => path)).toEqual(['/metrics']);
  expect(metadata!.annotations).toMatchObject({
    'nginx.ingress.kubernetes.io/denylist-source-range': '0.0.0.0/0,::/0',
    'nginx.ingress.kubernetes.io/use-regex': 'true',
  });
});

const development = ideaIn('development');

test('I8: Vite serves the web client of development, at the origin that the server allows', () => {
  const { containers } = podOf(development, 'Deployment', 'codex-web');
  expect(containers[0]).toMatchObject({ ports: [{ containerPort: 5173 }] });
  expect(containers[0]!.command!.slice(0, 2)).toEqual(['node', 'node_modules/vite/bin/vite.js']);
  expect(containers[0]!.command!.join(' ')).toContain('--host 0.0.0.0 --port 5173');
  expect(dataOf(development, 'codex-web-config')).toEqual({
    VITE_API_URL: 'https://api.idea.dev.example.com',
    __VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS: 'idea.dev.example.com',
  });
  const { spec, metadata } = only<Ingress>(development, 'Ingress', 'codex-web');
  expect(spec!.rules![0]!.host).toBe('idea.dev.example.com');
  expect(metadata!.annotations).toMatchObject({ 'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600' });
});

test('I8 C3: what Vite compiles has a sized folder of a root that is read-only', () => {
  const { spec } = only<Deployment>(development, 'Deployment', 'codex-web').spec!.template;
  const mount = spec!.containers[0]!.volumeMounts!.find(({ mountPath }) => mountPath === '/app/node_modules/.vite');
  expect(spec!.volumes).toContainEqual({ name: mount!.name, emptyDir: { sizeLimit: '512Mi' } });
  expect(spec!.containers[0]!.securityContext).toMatchObject({ readOnlyRootFilesystem: true });
});

test.each([
  ['staging', 'https://idea.staging.example.com'],
  ['production', 'https://idea.example.com'],
] as const)(
  'I8: a static host outside has the web client of %s, and is asked for it after a rollout',
  (name, origin) => {
    const graph = ideaIn(name);
    expect(has(graph, 'Deployment', 'codex-web')).toBe(false);
    expect(dataOf(graph, 'codex-server-config')['ALLOWED_ORIGIN']).toBe(origin);
    expect(Object.values(dataOf(graph, 'codex-check-files'))[0]).toContain(`check '${origin}/' '200' ''`);
  },
);

test('I8 C7: elsewhere the address of the server is written into the pages when they are built', () => {
  const { problems } = ideaWebConfig.values({ VITE_API_URL: 'https://api.idea.example.com' }).resolve([]);
  expect(problems.map(({ message }) => message)).toEqual([
    'VITE_API_URL is read when the image is built; a value here has no effect.',
  ]);
});
