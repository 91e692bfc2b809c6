import { uniqueInPod } from '../../../src/checks/rules/unique-in-pod.js';
import { deployment, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(uniqueInPod, {
  example: [['Pod api', 'spec.initContainers[0].name', 'container "api" is already at spec.containers[0].name']],
  valid: [
    {
      name: 'one number for two protocols, and one port name in two containers',
      yaml: deployment(
        '',
        `containers: [
          { name: a, ports: [{ name: dns, containerPort: 53 }, { name: dns-udp, containerPort: 53, protocol: UDP }] },
          { name: b, ports: [{ name: dns, containerPort: 54 }] }]`,
      ),
    },
  ],
  invalid: [
    {
      name: 'two volumes of one name',
      yaml: pod('', 'volumes: [{ name: a, emptyDir: {} }, { name: a, emptyDir: {} }]'),
      findings: [['Pod x/api', 'spec.volumes[1].name', 'volume "a" is already at spec.volumes[0].name']],
    },
    {
      name: 'two ports of one name, and one port twice',
      yaml: pod('ports: [{ name: a, containerPort: 1 }, { name: a, containerPort: 2 }, { name: b, containerPort: 2 }]'),
      findings: [
        ['Pod x/api', 'spec.containers[0].ports[1].name', 'port "a" is already at spec.containers[0].ports[0].name'],
        ['Pod x/api', 'spec.containers[0].ports[2]', 'port 2/TCP is already at spec.containers[0].ports[1]'],
      ],
    },
  ],
});
