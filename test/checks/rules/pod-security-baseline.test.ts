import { podSecurityBaseline } from '../../../src/checks/rules/pod-security-baseline.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(podSecurityBaseline, {
  example: [['Pod api', 'spec.hostNetwork', 'host namespaces: hostNetwork is true']],
  valid: [
    { name: 'a plain pod', yaml: pod() },
    {
      name: 'a sysctl of a later version',
      yaml: pod('', 'securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem }] }'),
      context: { kubernetes: '1.32' },
    },
    {
      name: "a probe's host before the standards knew it",
      yaml: pod('livenessProbe: { httpGet: { host: a, port: 1 } }'),
    },
  ],
  invalid: [
    {
      name: 'a workload that nests its pods deep',
      yaml: object(
        'CronJob',
        'a',
        'spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: a, securityContext: { privileged: true } }] } } } } }',
        'batch/v1',
      ),
      findings: [
        [
          'CronJob x/a',
          'spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged',
          'container "a" is privileged',
        ],
      ],
    },
    {
      name: 'a volume, a port, a capability, a sysctl',
      yaml: pod(
        'ports: [{ hostPort: 80 }], securityContext: { capabilities: { add: [SYS_ADMIN] } }',
        'volumes: [{ name: a, hostPath: { path: / } }], securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem }] }',
      ),
      findings: [
        ['Pod x/api', 'spec.containers[0].securityContext.capabilities.add', 'adds the capabilities "SYS_ADMIN"'],
        ['Pod x/api', 'spec.volumes[0].hostPath', 'hostPath volume "a"'],
        ['Pod x/api', 'spec.containers[0].ports[0].hostPort', 'hostPort 80'],
        ['Pod x/api', 'spec.securityContext.sysctls[0].name', 'forbidden sysctl "net.ipv4.tcp_rmem"'],
      ],
    },
    {
      name: "a probe's host",
      yaml: pod('livenessProbe: { httpGet: { host: a, port: 1 } }'),
      findings: [['Pod x/api', 'spec.containers[0].livenessProbe.httpGet.host', 'probe or lifecycle host "a"']],
      context: { kubernetes: '1.34' },
    },
    {
      name: 'profiles',
      yaml: pod(
        'securityContext: { seccompProfile: { type: Unconfined }, appArmorProfile: { type: Unconfined }, procMount: Unmasked, seLinuxOptions: { user: a } }',
      ),
      findings: [
        ['Pod x/api', 'spec.containers[0].securityContext.appArmorProfile.type', 'forbidden AppArmor profile'],
        ['Pod x/api', 'spec.containers[0].securityContext.procMount', 'procMount "Unmasked"'],
        ['Pod x/api', 'spec.containers[0].securityContext.seccompProfile.type', 'seccompProfile "Unconfined"'],
        ['Pod x/api', 'spec.containers[0].securityContext.seLinuxOptions.user', 'seLinuxOptions user "a"'],
      ],
    },
  ],
});
