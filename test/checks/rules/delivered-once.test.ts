import { deliveredOnce } from '../../../src/checks/rules/delivered-once.js';
import { testCheck } from '../support/tester.js';

const application = (name: string, path: string, cluster: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: a }
spec: { project: default, source: { repoURL: 'https://git.example.com/f.git', path: ${path} }, destination: { name: ${cluster} } }
`;

testCheck(deliveredOnce, {
  example: [['Application argocd/shop-again', 'spec.source.path', 'is also what Application argocd/shop delivers']],
  valid: [
    { name: 'other paths', yaml: application('a', 'shop', 'x') + application('b', 'bank', 'x') },
    { name: 'other clusters', yaml: application('a', 'shop', 'x') + application('b', 'shop', 'y') },
  ],
  invalid: [
    {
      name: 'a slash at the end',
      yaml: application('a', 'shop', 'x') + application('b', 'shop/', 'x'),
      findings: [['Application a/b', 'spec.source.path', 'is also what Application a/a delivers']],
    },
  ],
});
