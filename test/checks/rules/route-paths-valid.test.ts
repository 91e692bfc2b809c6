import { routePathsValid } from '../../../src/checks/rules/route-paths-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const route = (name: string, rule: string, more = 'hostnames: [shop.example]') =>
  object('HTTPRoute', name, `spec: { ${more}, rules: [${rule}] }`, 'gateway.networking.k8s.io/v1');
const prefix = (value: string, more = '') => `{ matches: [{ path: { type: PathPrefix, value: ${value} }, ${more} }] }`;
const parent = (section: string) =>
  `hostnames: [shop.example], parentRefs: [{ name: public, sectionName: ${section} }]`;

testCheck(routePathsValid, {
  example: [['HTTPRoute api', 'spec.rules[0].matches[0]', '"v1": it must begin with "/"']],
  valid: [
    { name: 'a longer path of the same host', yaml: route('a', '{}') + route('b', prefix('/api')) },
    { name: 'one path on two hosts', yaml: route('a', '{}') + route('b', '{}', 'hostnames: [blog.example]') },
    { name: 'one path on two listeners', yaml: route('a', '{}', parent('http')) + route('b', '{}', parent('https')) },
    {
      name: 'one path by two methods',
      yaml: route('a', prefix('/api', 'method: GET')) + route('b', prefix('/api', 'method: POST')),
    },
    {
      name: 'a pattern',
      yaml: route('a', '{ matches: [{ path: { type: RegularExpression, value: "(/a)?//.*" } }] }'),
    },
  ],
  invalid: [
    {
      name: 'everything in two objects',
      yaml: route('a', '{}') + route('b', prefix('/')),
      findings: [['HTTPRoute x/b', 'spec.rules[0].matches[0]', 'shop.example/ is already served by HTTPRoute x/a']],
    },
    {
      name: 'one path twice in an object',
      yaml: route('a', `${prefix('/api')}, ${prefix('/api')}`),
      findings: [['HTTPRoute x/a', 'spec.rules[1].matches[0]', 'shop.example/api is already served by']],
    },
    {
      name: 'a path with two slashes',
      yaml: route('a', prefix('//api')),
      findings: [['HTTPRoute x/a', 'spec.rules[0].matches[0]', '"//api": it may not contain "//"']],
    },
  ],
});
