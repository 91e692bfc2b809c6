import { hookAnnotationKnown } from '../../../src/checks/rules/hook-annotation-known.js';
import { testCheck } from '../support/tester.js';

const annotated = (annotations: string) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: a, namespace: x, annotations: { ${annotations} } }`;
const one = (key: string, value: string, message: string) => ({
  name: `${key}: ${value}`,
  yaml: annotated(`${key}: "${value}"`),
  findings: [['ConfigMap x/a', `metadata.annotations["${key}"]`, message] as const],
});

testCheck(hookAnnotationKnown, {
  example: [
    [
      'Job migrate',
      'metadata.annotations["argocd.argoproj.io/hook"]',
      '"PreDeploy" is not a value of argocd.argoproj.io/hook',
    ],
  ],
  valid: [
    { name: 'several phases', yaml: annotated('argocd.argoproj.io/hook: "PreSync, PostSync"') },
    { name: 'hooks of Helm', yaml: annotated('helm.sh/hook: "post-install,post-upgrade", helm.sh/hook-weight: "-5"') },
    { name: 'a policy', yaml: annotated('argocd.argoproj.io/hook-delete-policy: BeforeHookCreation') },
    { name: 'other annotations', yaml: annotated('argocd.argoproj.io/sync-wave: "+3", example.com/hook: first') },
  ],
  invalid: [
    one('argocd.argoproj.io/hook', 'presync', 'Did you mean "PreSync"?'),
    one('argocd.argoproj.io/hook-delete-policy', 'BeforeHookCreated', 'Did you mean "BeforeHookCreation"?'),
    one('argocd.argoproj.io/sync-wave', 'first', '"first" is not a whole number: it counts as 0'),
    one('argocd.argoproj.io/sync-wave', '1.5', 'is not a whole number'),
    one('helm.sh/hook', 'pre-instal', 'Did you mean "pre-install"?'),
    one('helm.sh/hook-delete-policy', 'BeforeHookCreation', 'is not a value'),
    one('helm.sh/hook-weight', 'high', 'is not a whole number'),
  ],
});
