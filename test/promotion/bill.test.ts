import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { billOf } from '../../src/promotion/bill.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';

const digest = '0123456789abcdef'.repeat(4);
const text = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    spec:
      initContainers: [{ name: wait, image: 'registry.example.com:5000/team/shop@sha256:${digest}' }]
      containers:
        - { name: api, image: 'docker.io/library/redis:7.4.4-alpine@sha256:${digest}', env: [{ name: image, value: not:one }] }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { imageName: 'ghcr.io/cloudnative-pg/postgresql:15.13' }
---
apiVersion: batch/v1
kind: Job
metadata: { name: copy, namespace: shop }
spec: { template: { spec: { containers: [{ name: copy, image: 'ghcr.io/cloudnative-pg/postgresql:15.13' }] } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: x, namespace: shop }
data: { image: 'not an image' }
`;

test('each image once, with its digest and those that run it', () => {
  const { graph } = readManifests([{ file: 'x.yaml', text }]);
  const properties = (...values: string[]) => values.map(value => ({ name: 'plainsail:object', value }));
  const hashes = [{ alg: 'SHA-256', content: digest }];
  const redis = `pkg:oci/redis@sha256%3A${digest}?repository_url=docker.io%2Flibrary%2Fredis&tag=7.4.4-alpine`;
  const postgres = 'pkg:oci/postgresql?repository_url=ghcr.io%2Fcloudnative-pg%2Fpostgresql&tag=15.13';
  const shop = `pkg:oci/shop@sha256%3A${digest}?repository_url=registry.example.com%3A5000%2Fteam%2Fshop`;
  expect(billOf('production', graph.objects)).toEqual({
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    metadata: { component: { type: 'application', name: 'production' } },
    components: [
      {
        ...{ type: 'container', 'bom-ref': redis, name: 'docker.io/library/redis', version: '7.4.4-alpine' },
        ...{ purl: redis, hashes, properties: properties('Deployment shop/api') },
      },
      {
        ...{ type: 'container', 'bom-ref': postgres, name: 'ghcr.io/cloudnative-pg/postgresql', version: '15.13' },
        ...{ purl: postgres, properties: properties('Cluster shop/db', 'Job shop/copy') },
      },
      {
        ...{ type: 'container', 'bom-ref': shop, name: 'registry.example.com:5000/team/shop' },
        ...{ version: `sha256:${digest}`, purl: shop, hashes, properties: properties('Deployment shop/api') },
      },
    ],
  });
});

/** A schema that CycloneDX publishes. */
const schemaOf = (file: string): object =>
  JSON.parse(readFileSync(join('node_modules', '@cyclonedx', 'cyclonedx-library', 'res', 'schema', file), 'utf8'));
const others = ['spdx', 'jsf-0.82'].map(name => `${name}.SNAPSHOT.schema.json`);

test('bills are what the schema of CycloneDX takes', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  for (const name of others) ajv.addSchema(schemaOf(name), `http://cyclonedx.org/schema/${name}`);
  const judge = ajv.compile(schemaOf('bom-1.6.SNAPSHOT.schema.json'));
  const faults = (bill: unknown) => (judge(bill) ? [] : judge.errors!.map(({ instancePath }) => instancePath));
  const { graph } = readManifests([{ file: 'x.yaml', text }]);
  const bill = billOf('production', graph.objects);
  expect(faults(bill)).toEqual([]);
  expect(faults({ ...bill, specVersion: 1.6 })).toEqual(['/specVersion']);
  const [first] = bill.components;
  expect(faults({ ...bill, components: [{ ...first, hashes: [{ alg: 'SHA256', content: digest }] }] })).toEqual([
    '/components/0/hashes/0/alg',
  ]);
  for (const environment of ['development', 'staging', 'production']) {
    const { objects } = readManifests([...readSources([join('dist', environment)])]).graph;
    const committed = billOf(environment, objects);
    expect(committed.components.length).toBeGreaterThan(5);
    expect(faults(committed)).toEqual([]);
  }
});
