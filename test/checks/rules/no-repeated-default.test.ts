import { noRepeatedDefault } from '../../../src/checks/rules/no-repeated-default.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';
import { testCheck } from '../support/tester.js';

testCheck(noRepeatedDefault, {
  example: [['Service shop/api', 'spec.type', 'is "ClusterIP", which the API assumes anyway']],
  valid: [
    {
      name: 'fields that say something',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  template:
    spec:
      enableServiceLinks: false
      containers: [{ name: api, ports: [{ containerPort: 53, protocol: UDP }], readinessProbe: { periodSeconds: 5 } }]
`,
    },
    {
      name: 'the restart policy of a job, which has no default',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec: { template: { spec: { restartPolicy: Never } } }
`,
    },
    {
      name: 'a kind of another group',
      yaml: 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: a }\nspec: { type: ClusterIP }\n',
    },
  ],
  invalid: [
    {
      name: 'fields in lists and in pods',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report, namespace: shop }
spec:
  suspend: false
  jobTemplate:
    spec:
      backoffLimit: 6
      template:
        spec:
          containers:
          - { name: a, ports: [{ containerPort: 1, protocol: TCP }] }
          - { name: b, livenessProbe: { failureThreshold: 3 } }
`,
      findings: [
        ['CronJob shop/report', 'spec.suspend', /is false/],
        ['CronJob shop/report', 'spec.jobTemplate.spec.backoffLimit', /is 6/],
        ['CronJob shop/report', 'spec.jobTemplate.spec.template.spec.containers[0].ports[0].protocol', /is "TCP"/],
        [
          'CronJob shop/report',
          'spec.jobTemplate.spec.template.spec.containers[1].livenessProbe.failureThreshold',
          /is 3/,
        ],
      ],
    },
  ],
});

test.each(fleet.environments)('nothing in $name repeats a default', environment => {
  const graph = graphOf(fleet.declare(environment));
  expect([...noRepeatedDefault.check(graph, { kubernetes: '1.31' })]).toEqual([]);
});
