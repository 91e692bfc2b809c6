import { rotationNoticed } from '../../../src/checks/rules/rotation-noticed.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';
import { mutated } from '../support/real-system.js';
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

const owner = (metadata: string) => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db, namespace: x }
spec:
  target: { template: { metadata: { ${metadata} } } }
  data: [{ secretKey: password, remoteRef: { key: a, property: b } }]
---`;
const cluster = `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: pg, namespace: x }
spec: { bootstrap: { initdb: { secret: { name: db } } } }`;

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
    { name: 'an owner whose Secret the operator watches', yaml: owner('labels: { cnpg.io/reload: "" }') + cluster },
    { name: 'an owner whose Secret never changes', yaml: cluster },
    {
      name: 'the label comes from the ExternalSecret where there is no template',
      yaml: external.replace('namespace: x', 'namespace: x, labels: { cnpg.io/reload: "true" }') + cluster,
    },
    {
      name: 'a Cluster of another operator',
      yaml: external + cluster.replace('postgresql.cnpg.io/v1', 'cluster.x-k8s.io/v1beta1'),
    },
  ],
  invalid: [
    {
      name: 'Reloader for another Secret',
      yaml: external + workload('{ secret.reloader.stakater.com/reload: a }'),
      findings: [['Deployment x/api', 'spec.template.spec.containers[0].envFrom[0].secretRef.name', /restarts it/]],
      severity: 'warning',
    },
    {
      name: 'a StatefulSet',
      yaml: (external + workload('{}')).replace('kind: Deployment', 'kind: StatefulSet'),
      findings: [['StatefulSet x/api', 'spec.template.spec.containers[0].envFrom[0].secretRef.name', /restarts it/]],
      severity: 'warning',
    },
    {
      name: 'an owner whose Secret nobody watches',
      yaml: owner('annotations: { a: b }') + cluster,
      findings: [['Cluster x/pg', 'spec.bootstrap.initdb.secret.name', /no label cnpg.io\/reload/]],
      severity: 'warning',
    },
    {
      name: 'a role, a certificate and the query of a pooler',
      yaml: `${external.replace('metadata: { name: db', 'metadata: { name: role')}
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: tls, namespace: x }
spec: { secretName: tls }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: pg, namespace: x }
spec:
  managed: { roles: [{ name: a }, { name: b, passwordSecret: { name: role } }] }
  certificates: { serverTLSSecret: tls, serverCASecret: other }
---
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: { name: pool, namespace: x }
spec: { pgbouncer: { authQuerySecret: { name: role } } }`,
      findings: [
        ['Cluster x/pg', 'spec.managed.roles[1].passwordSecret.name', /"role"/],
        ['Cluster x/pg', 'spec.certificates.serverTLSSecret', /"tls"/],
        ['Pooler x/pool', 'spec.pgbouncer.authQuerySecret.name', /"role"/],
      ],
      severity: 'warning',
    },
  ],
});

const graphsOf = (environment: string) => graphOf(fleet.declare(fleet.environment(environment)));

test.each(['development', 'staging', 'production'])('C8: in %s every change of a secret is noticed', environment => {
  expect([...rotationNoticed.check(graphsOf(environment), { kubernetes: '1.31' })]).toEqual([]);
});

test('C8: it is noticed when an owner, or a server, is no longer watched', () => {
  const unlabelled = mutated('ExternalSecret', 'postgres-owner', ({ spec }) => {
    Object.assign(spec, { target: { template: { type: 'kubernetes.io/basic-auth' } } });
  });
  const found = [...rotationNoticed.check(unlabelled, { kubernetes: '1.31' })];
  expect(found.map(({ object, path }) => [object.kind, object.name, path])).toEqual([
    ['Cluster', 'postgres', 'spec.bootstrap.initdb.secret.name'],
  ]);
});
