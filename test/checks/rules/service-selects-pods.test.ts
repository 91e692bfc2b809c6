import { serviceSelectsPods } from '../../../src/checks/rules/service-selects-pods.js';
import { testCheck } from '../support/tester.js';

const service = (spec: string, namespace = 'x') => `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: ${namespace} }
spec: ${spec}`;

const cronJob = `
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report, namespace: x }
spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: api } }, spec: { containers: [] } } } } }`;

testCheck(serviceSelectsPods, {
  example: [['Service api', 'spec.selector', 'selects no pod: nothing in namespace "default" has app=api']],
  valid: [
    { name: 'pods of any workload kind', yaml: service('{ selector: { app: api } }') + cronJob },
    { name: 'no selector: endpoints come from elsewhere', yaml: service('{ ports: [{ port: 80 }] }') },
    { name: 'another host', yaml: service('{ type: ExternalName, externalName: a.example, selector: { app: a } }') },
    { name: 'the pods of the platform', yaml: service('{ selector: { k8s-app: kube-dns } }', 'kube-system') },
  ],
  invalid: [
    {
      name: 'pods of another namespace',
      yaml: service('{ selector: { app: api } }', 'y') + cronJob,
      findings: [['Service y/api', 'spec.selector', 'nothing in namespace "y" has app=api']],
    },
  ],
});
