import { deviceClass, resourceClaim, resourceClaimTemplate } from '../server/devices.js';
import { flowSchema, priorityLevel } from '../server/flow-control.js';
import { lease, node, runtimeClass } from '../server/nodes.js';
import { certificateRequest, serviceRanges } from '../server/ranges-and-requests.js';
import { serverCheck } from '../server/refusal.js';

export const clusterFieldsValid = serverCheck({
  id: 'cluster-fields-valid',
  title: 'Nodes, devices, runtimes, leases and priorities of requests are as the API server takes them',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/concepts/cluster-administration/flow-control/',
  fails: `
apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata: { name: controllers }
spec: { matchingPrecedence: 20000, priorityLevelConfiguration: { name: workload-low } }
`,
  rules: {
    CertificateSigningRequest: certificateRequest,
    DeviceClass: deviceClass,
    FlowSchema: flowSchema,
    Lease: lease,
    Node: node,
    PriorityLevelConfiguration: priorityLevel,
    ResourceClaim: resourceClaim,
    ResourceClaimTemplate: resourceClaimTemplate,
    RuntimeClass: runtimeClass,
    ServiceCIDR: serviceRanges,
  },
});
