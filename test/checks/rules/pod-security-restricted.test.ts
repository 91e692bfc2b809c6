import { podSecurityRestricted } from '../../../src/checks/rules/pod-security-restricted.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const own = 'securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }';
const whole = 'securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }';

testCheck(podSecurityRestricted, {
  example: [
    [
      'Pod api',
      'spec.containers[0].securityContext.allowPrivilegeEscalation',
      'must set allowPrivilegeEscalation to false',
    ],
    ['Pod api', 'spec.containers[0].securityContext.capabilities.drop', 'must drop "ALL"'],
    ['Pod api', 'spec.containers[0].securityContext.runAsNonRoot', 'must set runAsNonRoot'],
    [
      'Pod api',
      'spec.containers[0].securityContext.seccompProfile.type',
      '"RuntimeDefault" or "Localhost", not nothing',
    ],
  ],
  valid: [
    { name: 'all of it, in the pod and in the container', yaml: pod(own, whole) },
    {
      name: 'Windows, where some of it does not exist',
      yaml: pod('', 'os: { name: windows }, securityContext: { runAsNonRoot: true }'),
    },
  ],
  invalid: [
    {
      name: 'root',
      yaml: pod(own, whole.replace('runAsNonRoot: true', 'runAsNonRoot: true, runAsUser: 0')),
      findings: [['Pod x/api', 'spec.securityContext.runAsUser', 'runAsUser is 0']],
    },
    {
      name: 'a volume of the network and a capability',
      yaml: pod(own.replace('drop: [ALL]', 'drop: [ALL], add: [CHOWN]'), `${whole}, volumes: [{ name: a, nfs: {} }]`),
      findings: [
        ['Pod x/api', 'spec.containers[0].securityContext.capabilities.add', 'adds "CHOWN"'],
        ['Pod x/api', 'spec.volumes[0].nfs', 'restricted volume types: "a" is nfs'],
      ],
    },
    {
      name: 'a container that takes back what the pod says',
      yaml: pod(own.replace(' capabilities', ' runAsNonRoot: false, capabilities'), whole),
      findings: [['Pod x/api', 'spec.containers[0].securityContext.runAsNonRoot', 'must set runAsNonRoot to true']],
    },
  ],
});
