import { rotationNoticed } from '../../../src/checks/rules/rotation-noticed.js';
import { unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

const external = `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db, namespace: x }
spec: { data: [{ secretKey: password, remoteRef: { key: a, property: b } }] }
---`;
const workload = (annotations: string, pod = '{ containers: [{ envFrom: [{ secretRef: { name: db } }] }] }') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: x, annotations: ${annotations} }
spec: { template: { spec: ${pod} } }`;

testCheck(rotationNoticed, {
  example: [['Deployment api', 'spec.template.spec.containers[0].envFrom[0].secretRef.name', /Secret "database"/]],
  valid: [
    { name: 'Reloader by name', yaml: external + workload('{ secret.reloader.stakater.com/reload: "a, db" }') },
    { name: 'Reloader by itself', yaml: external + workload('{ reloader.stakater.com/auto: "true" }') },
    {
      name: 'a mounted Secret',
      yaml: external + workload('{}', '{ containers: [], volumes: [{ secret: { secretName: db } }] }'),
    },
    { name: 'a Secret that nothing replaces', yaml: workload('{}') },
    {
      name: 'a job',
      yaml: `${external}
apiVersion: batch/v1
kind: Job
metadata: { name: job, namespace: x }
spec: { template: { spec: { containers: [{ envFrom: [{ secretRef: { name: db } }] }] } } }`,
    },
  ],
  invalid: [
    {
      name: 'Reloader for another Secret',
      yaml: external + workload('{ secret.reloader.stakater.com/reload: a }'),
      findings: [['Deployment x/api', 'spec.template.spec.containers[0].envFrom[0].secretRef.name', /restarts it/]],
      severity: 'warning',
    },
  ],
});

test('C8: in a real system every server is restarted', () => {
  const found = [...rotationNoticed.check(unchanged, { kubernetes: '1.31' })];
  expect(found.filter(({ object }) => object.kind === 'Deployment')).toEqual([]);
});
