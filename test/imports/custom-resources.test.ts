import { readdirSync } from 'node:fs';
import { App, Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import { Certificate } from '../../imports/cert-manager.io.js';
import { ExternalSecret } from '../../imports/external-secrets.io.js';
import { HTTPRoute } from '../../imports/gateway.networking.k8s.io.js';
import { PrometheusRule, ServiceMonitor } from '../../imports/monitoring.coreos.com.js';
import { Cluster } from '../../imports/postgresql.cnpg.io.js';
import { objectFaults } from '../../src/schema/object-faults.js';

const chart = () => new Chart(new App(), 'test');

it('an ExternalSecret is external-secrets.io/v1', () => {
  const scope = chart();
  new ExternalSecret(scope, 'secret', {
    metadata: { name: 'billing' },
    spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' } },
  });
  expect(Testing.synth(scope)).toEqual([
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'billing' },
      spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' } },
    },
  ]);
});

it('an HTTPRoute is gateway.networking.k8s.io/v1', () => {
  const scope = chart();
  new HTTPRoute(scope, 'route', { spec: { hostnames: ['api.example.com'] } });
  expect(Testing.synth(scope)).toMatchObject([
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', spec: { hostnames: ['api.example.com'] } },
  ]);
});

it('a class has the fields of its definition, and what has a default need not be given', () => {
  const scope = chart();
  new Certificate(scope, 'certificate', {
    spec: { secretName: 'tls', issuerRef: { name: 'ca' }, renewal: { policy: 'RenewBefore' } },
  });
  new Cluster(scope, 'cluster', { spec: { storage: { size: '1Gi' } } });
  const named = Testing.synth(scope).map(object => ({ ...object, metadata: { name: 'billing' } }));
  expect(named.flatMap(objectFaults)).toEqual([]);
});

it('a class keeps plain data, fields that a patch adds included', () => {
  const scope = chart();
  const monitor = new ServiceMonitor(scope, 'monitor', { spec: { selector: {}, endpoints: [{ port: 'http' }] } });
  monitor.addJsonPatch(JsonPatch.add('/spec/fieldOfTheFuture', 1));
  expect(monitor.toJson().spec).toEqual({ selector: {}, endpoints: [{ port: 'http' }], fieldOfTheFuture: 1 });
});

it.each(Object.values(YamlOutputType).filter(value => typeof value === 'number'))('works in output mode %p', mode => {
  const outdir = Testing.app().outdir;
  const app = new App({ outdir, yamlOutputType: mode });
  const scope = new Chart(app, 'test');
  new PrometheusRule(scope, 'rule', {
    metadata: { name: 'billing' },
    spec: { groups: [{ name: 'billing', rules: [] }] },
  });
  app.synth();
  expect(readdirSync(outdir, { recursive: true }).length).toBeGreaterThan(0);
});

const modules = readdirSync(`${__dirname}/../../imports`)
  .filter(file => file.endsWith('.ts') && file !== 'k8s.ts')
  .map(file => file.slice(0, -'.ts'.length));

it.each(modules)('every class of %s has a schema table', async name => {
  const classes: Readonly<Record<string, { readonly apiVersion: string; readonly kind: string }>> = await import(
    `../../imports/${name}.js`
  );
  for (const { apiVersion, kind } of Object.values(classes)) {
    const complaints = objectFaults({ apiVersion, kind }).map(fault => fault.message);
    expect(complaints.filter(message => message.startsWith('no schema'))).toEqual([]);
  }
});
