import { routeAttaches } from '../../../src/checks/rules/route-attaches.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const gatewayApi = 'gateway.networking.k8s.io/v1';
const gateway = (...listeners: string[]) =>
  object(
    'Gateway',
    'edge',
    `spec: { listeners: [${listeners.map(each => `{ ${each} }`).join(', ')}] }`,
    gatewayApi,
  ).replace('namespace: x', 'namespace: infra');
const listener = (namespaces: string, more = '') =>
  `name: web, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { ${namespaces} } ${more} }`;
const all = listener('from: All');
const route = (spec = '', parent = '', kind = 'HTTPRoute') =>
  object(kind, 'api', `spec: { parentRefs: [{ name: edge, namespace: infra ${parent} }] ${spec} }`, gatewayApi);
const labelled = (labels: string) => `
---
apiVersion: v1
kind: Namespace
metadata: { name: x, labels: { ${labels} } }`;
const selector = listener('from: Selector, selector: { matchLabels: { routes: "yes" } }');
const refused = (name: string, yaml: string, message: string) => ({
  name,
  yaml,
  findings: [['HTTPRoute x/api', 'spec.parentRefs[0]', message] as const],
  severity: 'error' as const,
});

testCheck(routeAttaches, {
  example: [
    [
      'HTTPRoute shop/api',
      'spec.parentRefs[0]',
      'no listener of Gateway infra/edge takes the route: "web" takes routes of its own namespace "infra" only',
    ],
  ],
  valid: [
    { name: 'a listener for all namespaces', yaml: gateway(all) + route() },
    { name: 'one of several listeners', yaml: gateway('name: own, port: 80, protocol: HTTP', all) + route() },
    { name: 'a namespace with the label', yaml: gateway(selector) + labelled('routes: "yes"') + route() },
    { name: 'a namespace of which nothing is known', yaml: gateway(selector) + route() },
    {
      name: 'a Gateway of the same namespace',
      yaml: gateway('name: web, port: 80, protocol: HTTP').replace('infra', 'x') + route().replace('infra', 'x'),
    },
    { name: 'a Gateway that no manifest has', yaml: route() },
    {
      name: 'a host below a wildcard',
      yaml: gateway(`${all}, hostname: "*.example.com"`) + route(', hostnames: [a.b.example.com, example.org]'),
    },
    {
      name: 'a wildcard over the host of the listener',
      yaml: gateway(`${all}, hostname: a.example.com`) + route(', hostnames: ["*.example.com"]'),
    },
    { name: 'its section and port', yaml: gateway(all) + route('', ', sectionName: web, port: 80') },
    { name: 'a GRPCRoute', yaml: gateway(all) + route('', '', 'GRPCRoute') },
    { name: 'a protocol of an implementation', yaml: gateway(all.replace('HTTP', 'example.com/own')) + route() },
  ],
  invalid: [
    refused(
      'a namespace without the label',
      gateway(selector) + labelled('routes: "no"') + route(),
      'by labels that "x" does not have',
    ),
    refused('a listener that takes nothing', gateway(listener('from: None')) + route(), '"web" takes no routes'),
    refused(
      'another host',
      gateway(`${all}, hostname: "*.example.org"`) + route(', hostnames: [a.example.com]'),
      'serves "*.example.org", and the route is for "a.example.com"',
    ),
    refused(
      'a wildcard, and the name itself',
      gateway(`${all}, hostname: "*.example.com"`) + route(', hostnames: [example.com]'),
      'serves "*.example.com"',
    ),
    refused('another port', gateway(all) + route('', ', port: 443'), 'none has port 443; there are "web" (80)'),
    refused(
      'another section',
      gateway('name: own, port: 80, protocol: HTTP', all) + route('', ', sectionName: own'),
      '"own" takes routes of its own namespace',
    ),
    refused(
      'another kind',
      gateway(listener('from: All', ', kinds: [{ kind: GRPCRoute }]')) + route(),
      'takes GRPCRoute, not HTTPRoute',
    ),
    refused('another protocol', gateway(all.replace('HTTP', 'TCP')) + route(), 'takes TCPRoute, not HTTPRoute'),
  ],
});
