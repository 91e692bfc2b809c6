import { serviceLinkVariable } from '../../../src/checks/rules/service-link-variable.js';
import { Graph } from '../../../src/graph/graph.js';
import { mutated, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

const service = (spec = '{ selector: { app: api }, ports: [{ port: 80 }] }', namespace = 'x') => `
apiVersion: v1
kind: Service
metadata: { name: shop-api, namespace: ${namespace} }
spec: ${spec}
---`;
const pod = (env: string, more = '') => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: x, labels: { app: api } }
spec: { ${more} containers: [{ name: api, env: [${env}] }] }`;
const own = '{ name: SHOP_API_HOST, value: a }';

testCheck(serviceLinkVariable, {
  example: [['Pod shop', 'spec.containers[0]', 'Service "shop" sets SHOP_PORT in it, beside its own SHOP_… variables']],
  valid: [
    { name: 'pods without service links', yaml: service() + pod(own, 'enableServiceLinks: false,') },
    { name: 'a headless Service', yaml: service('{ clusterIP: None, ports: [{ port: 80 }] }') + pod(own) },
    { name: 'a Service elsewhere', yaml: service(undefined, 'z') + pod(own) },
    {
      name: 'the address of another program',
      yaml: service('{ selector: { app: shop }, ports: [{ port: 80 }] }') + pod(own),
    },
    { name: 'variables of other names', yaml: service() + pod('{ name: HOST, value: a }') },
    { name: 'the variable itself', yaml: service() + pod(`${own}, { name: SHOP_API_PORT, value: "80" }`) },
  ],
  invalid: [
    {
      name: 'variables that may be meant for the program',
      yaml: service() + pod(own),
      findings: [['Pod x/api', 'spec.containers[0]', /Service "shop-api" sets SHOP_API_PORT/]],
      severity: 'warning',
    },
    {
      name: 'every Service of the program, in declared order',
      yaml:
        service().replace('shop-api', 'web') +
        service().replace('shop-api', 'shop') +
        service() +
        service().replace('shop-api', 'other') +
        pod(`{ name: WEB_HOST, value: a }, ${own}`),
      findings: [
        ['Pod x/api', 'spec.containers[0]', 'Service "web" sets WEB_PORT in it, beside its own WEB_… variables'],
        ['Pod x/api', 'spec.containers[0]', 'Service "shop" sets SHOP_PORT in it, beside its own SHOP_… variables'],
        ['Pod x/api', 'spec.containers[0]', 'Service "shop-api" sets SHOP_API_PORT in it'],
      ],
      severity: 'warning',
    },
  ],
});

const findings = (graph: typeof unchanged) => [...serviceLinkVariable.check(graph, { kubernetes: '1.31' })];

test('C2: accepts a real system, which has no service links', () => {
  expect(findings(unchanged)).toEqual([]);
});

test('C2: a Service that sets what the catalogue reads is an error', () => {
  const linked = mutated('Deployment', 'codeai', manifest => {
    const { template } = manifest.spec as unknown as { template: { spec: Record<string, unknown> } };
    delete template.spec['enableServiceLinks'];
  });
  expect(findings(linked).map(({ message }) => message)).toEqual([]);
  const graph = mutated('Deployment', 'codeai', manifest => {
    const { template } = manifest.spec as unknown as {
      template: { spec: { enableServiceLinks?: boolean; containers: { envFrom?: object[] }[] } };
    };
    delete template.spec.enableServiceLinks;
    delete template.spec.containers[0]!.envFrom;
  });
  const renamed = [...graph.objects].map(object =>
    object.kind === 'Service' && object.name === 'codeai-service' ? { ...object, name: 'codeai' } : object,
  );
  expect(findings(new Graph(renamed, graph.intents)).map(({ message }) => message)).toEqual([
    'Service "codeai" sets CODEAI_PORT in it, which the program reads',
  ]);
});
