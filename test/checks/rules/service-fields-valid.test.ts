import { serviceFieldsValid } from '../../../src/checks/rules/service-fields-valid.js';
import { object, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(serviceFieldsValid, {
  example: [['Service api', 'spec.ports[0].nodePort', 'no port on nodes']],
  valid: [
    {
      name: 'a node port of a NodePort',
      yaml: service('{ port: 80, nodePort: 30080 }', 'type: NodePort, externalTrafficPolicy: Local'),
    },
    { name: 'a headless one without ports', yaml: object('Service', 'api', 'spec: { clusterIP: None }') },
    {
      name: 'traffic to external addresses',
      yaml: service('{ port: 80 }', 'externalIPs: [1.2.3.4], externalTrafficPolicy: Cluster'),
    },
    { name: 'an empty text, which is unset', yaml: service('{ port: 80 }', "externalTrafficPolicy: ''") },
  ],
  invalid: [
    {
      name: 'no port',
      yaml: object('Service', 'api', 'spec: { selector: { app: api } }'),
      findings: [['Service x/api', 'spec.ports', 'is missing or empty']],
    },
    {
      name: 'one node port twice',
      yaml: service('{ name: a, port: 80, nodePort: 30001 }, { name: b, port: 81, nodePort: 30001 }', 'type: NodePort'),
      findings: [['Service x/api', 'spec.ports[1].nodePort', '30001/TCP is already at']],
    },
    {
      name: 'a traffic policy',
      yaml: service('{ port: 80 }', 'externalTrafficPolicy: Local'),
      findings: [['Service x/api', 'spec.externalTrafficPolicy', 'takes no traffic from outside']],
    },
    {
      name: 'a class of load balancers',
      yaml: service('{ port: 80 }', 'loadBalancerClass: x'),
      findings: [['Service x/api', 'spec.loadBalancerClass', 'has no load balancer']],
    },
    {
      name: 'a health check',
      yaml: service('{ port: 80 }', 'type: NodePort, healthCheckNodePort: 30003'),
      findings: [['Service x/api', 'spec.healthCheckNodePort', 'type LoadBalancer']],
    },
    {
      name: 'an application protocol',
      yaml: service('{ port: 80, appProtocol: a/b/c }'),
      findings: [['Service x/api', 'spec.ports[0].appProtocol', '"a/b/c"']],
    },
    {
      name: 'an outside name in upper case',
      yaml: object('Service', 'api', 'spec: { type: ExternalName, externalName: A_B.example.com }'),
      findings: [['Service x/api', 'spec.externalName', 'is not a DNS name']],
    },
    {
      name: 'a distribution of the next server',
      yaml: service('{ port: 80 }', 'trafficDistribution: PreferSameNode'),
      findings: [['Service x/api', 'spec.trafficDistribution', 'allowed is PreferClose']],
    },
    {
      name: 'a selector that no label has',
      yaml: service('{ port: 80 }').replace('app: api', 'app: b c'),
      findings: [['Service x/api', 'spec.selector', 'value "b c" of "app"']],
    },
  ],
});
