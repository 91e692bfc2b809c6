import { graphOf } from '../../../src/graph/from-app.js';
import { podAmount } from '../../../src/graph/pod-resources.js';
import { replicasOf } from '../../../src/graph/scaling.js';
import { templates } from '../../../src/graph/templates.js';
import { workloads } from '../../../src/graph/workload.js';
import { fleet } from '../../../src/main.js';
import { amountOf } from '../../../src/manifest/quantity.js';
import { initSql } from '../../../src/systems/idis/database.js';
import { infrastructure } from '../../../src/systems/idis/infrastructure.js';
import { only } from './looked.js';

const graph = graphOf(fleet.declare(fleet.environment('production')).node.findChild('idis'));

/** Section 7.2 of the specification. */
const contract = {
  environment: 'production',
  region: 'us-east-1',
  vpc_cidr: '10.0.0.0/16',
  db_instance_class: 'db.r6g.xlarge',
  db_multi_az: true,
  db_backup_retention: 30,
  eks_node_instance_type: 'm6i.xlarge',
  eks_node_min_count: 3,
  eks_node_max_count: 10,
  s3_versioning_enabled: true,
  s3_worm_enabled: true,
  enable_waf: true,
  enable_ddos_protection: true,
};

test('D4: the Terraform variables are those of the contract, in a file that no tool applies', () => {
  const file = templates(graph).find(template => template.file === 'idis.auto.tfvars');
  const assigned = file!.text.split('\n').flatMap(line => {
    const [, name, value] = /^(\w+) *= (.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, JSON.parse(value!)] as const];
  });
  expect(Object.fromEntries(assigned)).toEqual(contract);
});

test('D4: no store runs in the cluster, and each is reached over TLS', () => {
  for (const kind of ['StatefulSet', 'Cluster', 'PersistentVolumeClaim']) expect(graph.ofKind(kind)).toEqual([]);
  const { target } = only(graph, 'ExternalSecret', 'idis-secrets').spec;
  const { IDIS_DATABASE_URL: database, IDIS_REDIS_URL: cache } = target.template.data;
  expect(database).toMatch(/@idis-production\.\w+\.us-east-1\.rds\.amazonaws\.com:5432\/idis\?sslmode=verify-full$/);
  expect(cache).toMatch(/^rediss:\/\/:.*\.use1\.cache\.amazonaws\.com:6379\/0$/);
});

test('D4 C6: stores and keys are reached in the network that Terraform makes, and nowhere else', () => {
  const { egress } = only(graph, 'NetworkPolicy', 'idis-api').spec;
  const portsOf = (cidr: string) =>
    egress.filter(({ to }) => to.some(({ ipBlock }) => ipBlock?.cidr === cidr)).flatMap(({ ports }) => ports);
  expect(portsOf('10.0.80.0/27')).toEqual([{ port: 5432 }]);
  expect(portsOf('10.0.80.32/27')).toEqual([{ port: 6379 }]);
  expect(portsOf('10.0.64.0/28')).toEqual([{ port: 443 }]);
  expect(portsOf('10.0.64.16/28')).toEqual([{ port: 443 }]);
  expect(portsOf(contract.vpc_cidr)).toEqual([]);
});

test('D4: a Job makes the extensions, the schema and the grants in the managed database, before the API starts', () => {
  const job = graph.ofKind('Job').find(({ name }) => name === 'postgres-init')!;
  const api = graph.ofKind('Deployment').find(({ name }) => name === 'idis-api')!;
  const waveOf = ({ manifest }: typeof job) =>
    Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  expect(Object.values(only(graph, 'ConfigMap', 'postgres-init-files').data)).toEqual([initSql]);
  expect(only(graph, 'ConfigMap', 'postgres-init-config').data).toMatchObject({
    PGHOST: infrastructure.database.host,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: '/run/secrets/database-ca/ca.crt',
  });
  expect(job.manifest.metadata.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'Sync' });
  expect(waveOf(job)).toBeLessThan(waveOf(api));
});

test('D4: documents are in the bucket of the region, which the role of the pods opens', () => {
  expect(only(graph, 'ConfigMap', 'idis-config').data).toMatchObject({
    IDIS_OBJECT_STORE_TYPE: 's3',
    IDIS_S3_BUCKET: 'idis-documents',
    IDIS_S3_ENDPOINT: 'https://s3.us-east-1.amazonaws.com',
    IDIS_S3_REGION: contract.region,
  });
  const { data } = only(graph, 'ExternalSecret', 'idis-secrets').spec.target.template;
  expect(Object.keys(data).filter(key => key.startsWith('IDIS_S3_'))).toEqual([]);
});

test('D4: the bucket is versioned, its objects can be locked, and they are encrypted with a key of KMS', () => {
  const file = templates(graph).find(template => template.file === 'bucket-idis-documents.json');
  expect(JSON.parse(file!.text)).toMatchObject({
    Bucket: 'idis-documents',
    VersioningConfiguration: { Status: 'Enabled' },
    ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
    },
  });
});

/** What a node of the contract leaves to pods: 4 cores and 16 GiB, less what the machine, EKS and eviction keep. */
const node = { type: 'm6i.xlarge', cpu: 3.92, memory: 14 * 2 ** 30 };

test('D4: the nodes of the contract hold the most that the system can reach', () => {
  const { hard } = only(graph, 'ResourceQuota', 'idis').spec;
  expect(infrastructure.nodes.instanceType).toBe(node.type);
  expect(amountOf(hard['requests.cpu']!)).toBeLessThan(contract.eks_node_max_count * node.cpu);
  expect(amountOf(hard['requests.memory']!)).toBeLessThan(contract.eks_node_max_count * node.memory);
});

test('D4: the fewest nodes of the contract hold what the system starts with, also while one of them is replaced', () => {
  const least = (resource: 'cpu' | 'memory') =>
    workloads(graph).reduce(
      (sum, workload) =>
        sum + replicasOf(graph, workload).min * (podAmount(graph, workload, 'requests', resource) ?? 0),
      0,
    );
  expect(least('cpu')).toBeGreaterThan(0);
  expect(least('cpu')).toBeLessThan((contract.eks_node_min_count - 1) * node.cpu);
  expect(least('memory')).toBeLessThan((contract.eks_node_min_count - 1) * node.memory);
});
