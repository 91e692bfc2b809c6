import { gatewayReferenceExists } from '../../../src/checks/rules/gateway-reference-exists.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const api = 'gateway.networking.k8s.io/v1';
const route = (parent: string, rule = '{}') =>
  object('HTTPRoute', 'api', `spec: { parentRefs: [${parent}], rules: [${rule}] }`, api);
const gateway = (kind: string, ...listeners: readonly string[]) =>
  object(kind, 'public', `spec: { listeners: [${listeners.map(name => `{ name: ${name} }`).join(', ')}] }`, api);
const policy = (target: string) =>
  object('SecurityPolicy', 'api', `spec: { targetRefs: [${target}] }`, 'gateway.envoyproxy.io/v1alpha1');
const filter = (name: string) =>
  `{ filters: [{ type: ExtensionRef, extensionRef: { group: gateway.envoyproxy.io, kind: HTTPRouteFilter, name: ${name} } }] }`;

testCheck(gatewayReferenceExists, {
  example: [['BackendTrafficPolicy api', 'spec.targetRefs[0]', 'no HTTPRoute "api" in namespace "default".']],
  valid: [
    { name: "a Gateway of somebody else's", yaml: route('{ name: public, namespace: gateways, sectionName: https }') },
    {
      name: 'a listener of a Gateway that is there',
      yaml: gateway('Gateway', 'http', 'https') + route('{ name: public, sectionName: https }'),
    },
    { name: 'a ListenerSet', yaml: gateway('ListenerSet', 'https') + route('{ kind: ListenerSet, name: public }') },
    { name: 'a mesh: the parent is a Service', yaml: route('{ group: "", kind: Service, name: api }') },
    {
      name: 'a policy and its route',
      yaml:
        route('{ name: public, namespace: z }') + policy(`{ group: ${api.split('/')[0]}, kind: HTTPRoute, name: api }`),
    },
    {
      name: 'a filter that is there',
      yaml:
        route('{ name: public, namespace: z }', filter('closed')) +
        object('HTTPRouteFilter', 'closed', 'spec: {}', 'gateway.envoyproxy.io/v1alpha1'),
    },
  ],
  invalid: [
    {
      name: 'a listener that the Gateway has not',
      yaml: gateway('Gateway', 'http', 'https') + route('{ name: public, sectionName: htps }'),
      findings: [
        [
          'HTTPRoute x/api',
          'spec.parentRefs[0].sectionName',
          'Gateway "public" has no listener "htps"; it has "http" or "https". Did you mean "https"?',
        ],
      ],
    },
    {
      name: 'a ListenerSet that is not there',
      yaml: gateway('ListenerSet', 'https') + route('{ kind: ListenerSet, name: publik }'),
      findings: [
        ['HTTPRoute x/api', 'spec.parentRefs[0]', 'no ListenerSet "publik" in namespace "x". Did you mean "public"?'],
      ],
    },
    {
      name: 'a filter that is not there',
      yaml: route('{ name: public, namespace: z }', filter('closed')),
      findings: [
        ['HTTPRoute x/api', 'spec.rules[0].filters[0].extensionRef', 'no HTTPRouteFilter "closed" in namespace "x".'],
      ],
    },
    {
      name: 'a policy for a route of another name',
      yaml:
        route('{ name: public, namespace: z }') + policy(`{ group: ${api.split('/')[0]}, kind: HTTPRoute, name: app }`),
      findings: [
        ['SecurityPolicy x/api', 'spec.targetRefs[0]', 'no HTTPRoute "app" in namespace "x". Did you mean "api"?'],
      ],
    },
  ],
});
