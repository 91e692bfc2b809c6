import { podHasOwner } from '../../../src/checks/rules/pod-has-owner.js';
import { deployment, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const owner = 'ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: b }]';

testCheck(podHasOwner, {
  example: [['Pod api', '', 'belongs to nothing that makes it again']],
  valid: [
    { name: 'a Deployment', yaml: deployment() },
    { name: 'a pod of a ReplicaSet', yaml: pod().replace('labels:', `${owner}, labels:`) },
    { name: 'a test of a chart', yaml: pod().replace('labels:', 'annotations: { helm.sh/hook: test }, labels:') },
  ],
});
