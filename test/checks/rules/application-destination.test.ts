import { applicationDestination } from '../../../src/checks/rules/application-destination.js';
import { testCheck } from '../support/tester.js';

const application = (destination: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: a }
spec: { project: default, source: { repoURL: 'https://git.example.com/f.git', path: shop }, destination: ${destination} }
`;

testCheck(applicationDestination, {
  example: [
    ['Application argocd/shop', 'spec.destination', 'has both "https://kubernetes.default.svc" and "in-cluster"'],
  ],
  valid: [
    { name: 'a name', yaml: application('{ name: in-cluster, namespace: shop }') },
    { name: 'a server', yaml: application("{ server: 'https://kubernetes.default.svc' }") },
  ],
  invalid: [
    {
      name: 'each name in the field of the other',
      yaml: `${application('{ server: in-cluster }')}---${application("{ name: 'https://eu.example.com' }").replace('shop, n', 'eu, n')}`,
      findings: [
        ['Application a/shop', 'spec.destination.server', 'which is not a URL'],
        ['Application a/eu', 'spec.destination.name', 'which is a URL'],
      ],
      severity: 'warning',
    },
    {
      name: 'a namespace alone',
      yaml: application('{ namespace: shop }'),
      findings: [['Application a/shop', 'spec.destination', 'has neither `server` nor `name`']],
    },
  ],
});
