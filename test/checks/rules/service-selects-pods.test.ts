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

const statefulSet = `
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: x }
spec: { template: { metadata: { labels: { app: db } }, spec: { containers: [] } } }`;

testCheck(serviceSelectsPods, {
  example: [['Service api', 'spec.selector', 'selects no pod: nothing in namespace "default" has app=api']],
  valid: [
    { name: 'pods of any workload kind', yaml: service('{ selector: { app: api } }') + cronJob },
    { name: 'no selector: endpoints come from elsewhere', yaml: service('{ ports: [{ port: 80 }] }') },
    { name: 'another host', yaml: service('{ type: ExternalName, externalName: a.example, selector: { app: a } }') },
    {
      name: 'one pod of a StatefulSet, by the label that its controller sets',
      yaml: service('{ selector: { app: db, statefulset.kubernetes.io/pod-name: db-0 } }') + statefulSet,
    },
    {
      name: 'the primary of a database',
      yaml: `${service('{ selector: { cnpg.io/cluster: pg, cnpg.io/instanceRole: primary } }')}
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: pg, namespace: x }
spec: { instances: 3 }`,
    },
    {
      name: 'the pods of a Rollout',
      yaml: `${service('{ selector: { app: web } }')}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: x }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }`,
    },
    {
      name: 'the pods of a custom resource with a template',
      yaml: `${service('{ selector: { app: job } }')}
---
apiVersion: keda.sh/v1alpha1
kind: ScaledJob
metadata: { name: job, namespace: x }
spec: { jobTargetRef: { template: { metadata: { labels: { app: job } }, spec: { containers: [] } } } }`,
    },
    { name: 'the pods of the platform', yaml: service('{ selector: { k8s-app: kube-dns } }', 'kube-system') },
  ],
  invalid: [
    {
      name: 'a StatefulSet without such a pod',
      yaml: service('{ selector: { app: db, statefulset.kubernetes.io/pod-name: api-0 } }') + statefulSet,
      findings: [
        ['Service x/api', 'spec.selector', 'A controller may set the label statefulset.kubernetes.io/pod-name'],
      ],
      severity: 'warning',
    },
    {
      name: 'pods that an operator of a kind that is not known may make',
      yaml: `${service('{ selector: { app: kafka } }') + statefulSet}
---
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: { name: events, namespace: x }`,
      findings: [['Service x/api', 'spec.selector', 'app=kafka. Kafka x/events may make such pods']],
      severity: 'warning',
    },
    {
      name: 'pods without a namespace',
      yaml: `${service('{ selector: { app: api } }')}
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec: { containers: [] }`,
      findings: [['Service x/api', 'spec.selector', 'Pod api names no namespace: is it applied to "x"?']],
      severity: 'warning',
    },
    {
      name: 'another value of a label that the pods have',
      yaml: service('{ selector: { app: dbb } }') + statefulSet,
      findings: [['Service x/api', 'spec.selector', 'nothing in namespace "x" has app=dbb']],
      severity: 'error',
    },
    {
      name: 'a Service alone, whose pods another manifest may make',
      yaml: service('{ selector: { app: api } }'),
      findings: [['Service x/api', 'spec.selector', 'No manifest has a pod of namespace "x", or the namespace itself']],
      severity: 'warning',
    },
    {
      name: 'a namespace that the manifests make, without pods',
      yaml: `${service('{ selector: { app: api } }')}
---
apiVersion: v1
kind: Namespace
metadata: { name: x }`,
      findings: [['Service x/api', 'spec.selector', 'nothing in namespace "x" has app=api']],
      severity: 'error',
    },
    {
      name: 'pods of another namespace',
      yaml: service('{ selector: { app: api } }', 'z') + cronJob,
      findings: [['Service z/api', 'spec.selector', 'nothing in namespace "z" has app=api']],
    },
  ],
});
