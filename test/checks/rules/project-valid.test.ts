import { projectValid } from '../../../src/checks/rules/project-valid.js';
import { testCheck } from '../support/tester.js';

const project = (more: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: a }
spec:
  sourceRepos: ['https://git.example.com/f.git']
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: shop }]
  ${more}
`;
const window = (more: string) => project(`syncWindows: [${more}]`);
const policy = (text: string) => project(`roles: [{ name: ci, policies: ['${text}'] }]`);
const first = 'spec.roles[0].policies[0]';

testCheck(projectValid, {
  example: [['AppProject argocd/shop', 'spec.syncWindows[0].schedule', 'hour "7-24" is not within 0-23']],
  valid: [
    { name: 'neither', yaml: project('') },
    { name: 'a window', yaml: window("{ kind: deny, schedule: '0 22 * * *', duration: 1h30m, namespaces: [shop] }") },
    { name: 'a policy', yaml: policy('p, proj:shop:ci, applications, sync, shop/*, allow') },
  ],
  invalid: [
    {
      name: 'a schedule with the hour 24 (argo-cd#10071)',
      yaml: window("{ kind: allow, duration: 1h, schedule: '* 7-24 * * 0-6', clusters: ['*'] }"),
      findings: [['AppProject a/shop', 'spec.syncWindows[0].schedule', 'hour "7-24"']],
    },
    {
      name: 'an eighth day of the week (argo-cd#19605)',
      yaml: window("{ kind: allow, duration: 1h, schedule: '* * * * 2-7', clusters: ['*'] }"),
      findings: [['AppProject a/shop', 'spec.syncWindows[0].schedule', 'day of the week "2-7"']],
    },
    {
      name: 'another kind, a duration in words, and nothing that it is for',
      yaml: window("{ kind: block, schedule: '0 22 * * *', duration: 1hour }"),
      findings: [
        ['AppProject a/shop', 'spec.syncWindows[0].kind', 'is "block"'],
        ['AppProject a/shop', 'spec.syncWindows[0].duration', 'is "1hour"'],
        ['AppProject a/shop', 'spec.syncWindows[0]', 'it applies to nothing'],
      ],
    },
    {
      name: 'a policy of another project',
      yaml: policy('p, proj:shpo:ci, applications, sync, shop/*, allow'),
      findings: [['AppProject a/shop', first, 'is for "proj:shpo:ci", and the role is "proj:shop:ci"']],
    },
    {
      name: 'a policy about other objects',
      yaml: policy('p, proj:shop:ci, applications, sync, bank/*, allow'),
      findings: [['AppProject a/shop', first, 'is about "bank/*"']],
    },
    {
      name: 'a policy of five parts',
      yaml: policy('p, proj:shop:ci, applications, sync, allow'),
      findings: [['AppProject a/shop', first, 'has 5 parts']],
    },
    {
      name: 'a policy with another effect',
      yaml: policy('p, proj:shop:ci, applications, sync, shop/*, permit'),
      findings: [['AppProject a/shop', first, 'has the effect "permit"']],
    },
  ],
});
