import { ingressBackends, routeBackends } from '../../src/graph/backends.js';
import { readManifests } from '../../src/read/manifests.js';

const graphOf = (text: string) => readManifests([{ file: 'a.yaml', text }]).graph;

const ingress = (apiVersion: string, spec: string) =>
  ingressBackends(
    graphOf(`apiVersion: ${apiVersion}\nkind: Ingress\nmetadata: { name: a, namespace: shop }\nspec: ${spec}`),
  ).map(({ path, namespace, service, port }) => [path, namespace, service, port]);

test('an Ingress sends to its default and to those of its rules', () => {
  const to = (name: string, port: string) => `{ service: { name: ${name}, port: { ${port} } } }`;
  const paths = `paths: [{ backend: ${to('b', 'name: http')} }, { backend: ${to('c', 'number: 80')} }]`;
  expect(
    ingress('networking.k8s.io/v1', `{ defaultBackend: ${to('a', 'number: 8080')}, rules: [{ http: { ${paths} } }] }`),
  ).toEqual([
    ['spec.defaultBackend', 'shop', 'a', 8080],
    ['spec.rules[0].http.paths[0].backend', 'shop', 'b', 'http'],
    ['spec.rules[0].http.paths[1].backend', 'shop', 'c', 80],
  ]);
});

test('an Ingress of the old API does so by other names', () => {
  const spec = `{ backend: { serviceName: a, servicePort: 80 }, rules: [{ http: { paths: [{ backend: { serviceName: b, servicePort: http } }] } }] }`;
  expect(ingress('networking.k8s.io/v1beta1', spec)).toEqual([
    ['spec.backend', 'shop', 'a', 80],
    ['spec.rules[0].http.paths[0].backend', 'shop', 'b', 'http'],
  ]);
});

test.each(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'])(
  'a %s sends to Services and to nothing else',
  kind => {
    const backends = [
      '{ name: a, port: 80 }',
      '{ name: b, namespace: mail, kind: Service, group: "" }',
      '{ name: c, group: example.com }',
      '{ name: d, kind: Bucket }',
      '{ port: 80 }',
    ];
    const graph = graphOf(
      `apiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: { name: a, namespace: shop }\nspec: { rules: [{}, { backendRefs: [${backends.join(', ')}] }] }`,
    );
    expect(routeBackends(graph).map(({ path, namespace, service, port }) => [path, namespace, service, port])).toEqual([
      ['spec.rules[1].backendRefs[0]', 'shop', 'a', 80],
      ['spec.rules[1].backendRefs[1]', 'mail', 'b', undefined],
    ]);
  },
);
