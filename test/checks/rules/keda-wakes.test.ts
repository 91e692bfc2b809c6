import { kedaWakes } from '../../../src/checks/rules/keda-wakes.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const scaled = (spec: string) =>
  object('ScaledObject', 'api', `spec: { scaleTargetRef: { name: api }, ${spec} }`, 'keda.sh/v1alpha1');
const use = '{ type: cpu, metadata: { value: "70" } }';
const queue = '{ type: rabbitmq, metadata: { queueName: a } }';

testCheck(kedaWakes, {
  example: [
    ['ScaledObject api', 'spec.minReplicaCount', 'is 0, and cores and memory are all that the triggers look at'],
  ],
  valid: [
    { name: 'a pod that stays', yaml: scaled(`minReplicaCount: 1, triggers: [${use}]`) },
    { name: 'a queue beside it', yaml: scaled(`triggers: [${use}, ${queue}]`) },
    { name: 'no triggers', yaml: scaled('triggers: []') },
  ],
  invalid: [
    {
      name: 'the minimum that KEDA takes without one',
      yaml: scaled(`triggers: [${use}]`),
      findings: [['ScaledObject x/api', 'spec.minReplicaCount', 'is not set, which is 0']],
    },
    {
      name: 'no pods while idle',
      yaml: scaled(`minReplicaCount: 2, idleReplicaCount: 0, triggers: [${use.replace('cpu', 'memory')}]`),
      findings: [['ScaledObject x/api', 'spec.idleReplicaCount', 'is 0']],
    },
  ],
});
