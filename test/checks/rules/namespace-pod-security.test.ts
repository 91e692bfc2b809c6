import { namespacePodSecurity } from '../../../src/checks/rules/namespace-pod-security.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const secure = 'securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }';
const namespace = (...labels: readonly string[]) => `
---
apiVersion: v1
kind: Namespace
metadata: { name: x, labels: { ${labels.map(label => `pod-security.kubernetes.io/${label}`).join(', ')} } }`;

testCheck(namespacePodSecurity, {
  example: [['Pod shop/api', 'spec.hostNetwork', 'namespace "shop" enforces "baseline": host namespaces']],
  valid: [
    { name: 'a lower level', yaml: namespace('enforce: privileged') + pod('', 'hostNetwork: true') },
    { name: 'a level that only warns', yaml: namespace('warn: restricted') + pod() },
    {
      name: 'an older version of the standards',
      yaml: namespace('enforce: baseline', 'enforce-version: v1.33') + pod('livenessProbe: { httpGet: { host: a } }'),
      context: { kubernetes: '1.35' },
    },
  ],
  invalid: [
    {
      name: 'a level with all of the lower one',
      yaml:
        namespace('enforce: restricted') +
        pod(secure, 'hostPID: true, securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }'),
      findings: [
        ['Pod x/api', 'spec.hostPID', 'namespace "x" enforces "restricted": host namespaces: hostPID is true'],
      ],
    },
  ],
});
