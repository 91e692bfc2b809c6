import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Include, JsonPatch } from 'cdk8s';
import { ConfigMap as ConfigMapL2, Deployment as DeploymentL2, Namespace as NamespaceL2 } from 'cdk8s-plus-28';
import { Certificate } from '../../../imports/cert-manager.io.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, PlainObject, System, Worker, type WorkerProps } from '../../../src/index.js';
import { containerOf, only, plainChart, podOf, refusals, small } from '../support.js';

function worker(props: Partial<WorkerProps> = {}) {
  const chart = plainChart();
  return { chart, worker: new Worker(chart, 'mailer', { image: 'a:1', resources: small, ...props }) };
}

/** A worker's Deployment after patches. */
function patched(...patches: JsonPatch[]) {
  const { chart, worker: mailer } = worker();
  mailer.deployment.addJsonPatch(...patches);
  return only(chart, 'Deployment');
}

test('a patch may add what no type knows, and replace, move, copy and remove what is there', () => {
  const deployment = patched(
    JsonPatch.add('/spec/template/spec/fromTheFuture', { empty: {}, list: [] }),
    JsonPatch.replace('/spec/progressDeadlineSeconds', 60),
    JsonPatch.add('/metadata/annotations/example.com~1note', 'x'),
    JsonPatch.replace('/metadata/annotations/argocd.argoproj.io~1sync-wave', '7'),
    JsonPatch.copy('/metadata/labels', '/metadata/copied'),
    JsonPatch.test('/metadata/labels/app.kubernetes.io~1name', 'mailer'),
    JsonPatch.add('/metadata/annotations/a~01', 'y'),
    JsonPatch.move('/metadata/annotations/a~01', '/metadata/moved'),
    JsonPatch.add('/spec/template/spec/containers/0/volumeMounts/-', { name: 'tmp', mountPath: '/var/tmp' }),
    JsonPatch.remove('/spec/template/spec/enableServiceLinks'),
  );
  expect(podOf(deployment)).toMatchObject({ fromTheFuture: { empty: {}, list: [] } });
  expect(podOf(deployment)).not.toHaveProperty('enableServiceLinks');
  expect(deployment.spec['progressDeadlineSeconds']).toBe(60);
  expect(deployment.metadata.annotations).toEqual({ 'example.com/note': 'x', 'argocd.argoproj.io/sync-wave': '7' });
  expect(deployment.metadata).toMatchObject({ copied: { 'app.kubernetes.io/name': 'mailer' }, moved: 'y' });
  expect(containerOf(deployment).volumeMounts).toHaveLength(2);
});

test('a patch may do what was done before it', () => {
  const deployment = patched(JsonPatch.add('/spec/new', {}), JsonPatch.add('/spec/new/field', 1));
  expect(deployment.spec['new']).toEqual({ field: 1 });
});

const hint = 'A patch may add a field to something that exists, and replace or remove what exists.';
test.each<[string, JsonPatch, string]>([
  [
    'a misspelt field',
    JsonPatch.replace('/spec/progressDeadlineSecond', 60),
    'the patch "replace /spec/progressDeadlineSecond" leads nowhere: there is no field "progressDeadlineSecond" in "/spec". Did you mean "progressDeadlineSeconds"?',
  ],
  [
    'a field inside nothing',
    JsonPatch.add('/spec/templat/spec/x', 1),
    'the patch "add /spec/templat/spec/x" leads nowhere: there is no field "templat" in "/spec". Did you mean "template"?',
  ],
  [
    'an item that is not there',
    JsonPatch.remove('/spec/template/spec/containers/1'),
    'the patch "remove /spec/template/spec/containers/1" leads nowhere: "/spec/template/spec/containers" has 1 item, and none is "1"',
  ],
  [
    'a field inside text',
    JsonPatch.add('/metadata/name/x', 1),
    'the patch "add /metadata/name/x" leads nowhere: there is no field "x" in "/metadata/name"',
  ],
  [
    'a path that does not start at the top',
    JsonPatch.add('spec/x', 1),
    'the patch "add spec/x" leads nowhere: a path starts with "/"',
  ],
  [
    'an item that no number names',
    JsonPatch.replace('/spec/template/spec/containers/00', {}),
    'the patch "replace /spec/template/spec/containers/00" leads nowhere: "/spec/template/spec/containers" has 1 item, and none is "00"',
  ],
  [
    'an item without a number',
    JsonPatch.replace('/spec/template/spec/containers/', {}),
    'the patch "replace /spec/template/spec/containers/" leads nowhere: "/spec/template/spec/containers" has 1 item, and none is ""',
  ],
  [
    'what is behind the last item',
    JsonPatch.replace('/spec/template/spec/containers/-', {}),
    'the patch "replace /spec/template/spec/containers/-" leads nowhere: "/spec/template/spec/containers" has 1 item, and none is "-"',
  ],
  [
    'a value that is another',
    JsonPatch.test('/spec/progressDeadlineSeconds', { seconds: 1 }),
    'the patch "test /spec/progressDeadlineSeconds" leads nowhere: what stands there is not {"seconds":1}',
  ],
  [
    'a prototype',
    JsonPatch.add('/metadata/__proto__', {}),
    expect.stringMatching(/^the patch "add \/metadata\/__proto__" leads nowhere: JSON-Patch: modifying `__proto__`/),
  ],
  [
    'a source that is not there',
    JsonPatch.move('/spec/strategy', '/spec/x'),
    'the patch "move /spec/strategy to /spec/x" leads nowhere: there is no field "strategy" in "/spec"',
  ],
])('refuses a patch to %s', (_, patch, message) => {
  expect(refusals(() => patched(patch))).toEqual([['patch-path', message, hint]]);
});

test('a refused patch names its object and where that was declared', () => {
  const { chart, worker: mailer } = worker();
  mailer.deployment.addJsonPatch(JsonPatch.remove('/spec/nothing'));
  expect(() => graphOf(chart)).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'mailer' },
          source: expect.stringMatching(/escape-hatches\.test\.ts:\d+$/),
        }),
      ],
    }),
  );
});

test('raw parts of the container and the pod keep every field, and lose none that is derived', () => {
  const sidecar = { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' };
  const { chart } = worker({
    container: { workingDir: '/app', stdin: true, volumeMounts: [], securityContext: { runAsUser: 5 } },
    pod: { initContainers: [sidecar], hostAliases: [], nodeSelector: {}, priorityClassName: 'high' },
  });
  const deployment = only(chart, 'Deployment');
  expect(containerOf(deployment)).toMatchObject({
    name: 'mailer',
    workingDir: '/app',
    stdin: true,
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  });
  expect(containerOf(deployment).securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
    runAsUser: 5,
  });
  expect(podOf(deployment)).toMatchObject({ initContainers: [sidecar], hostAliases: [], priorityClassName: 'high' });
  expect(podOf(deployment).nodeSelector).toEqual({});
});

test('without a graph, cluster-scoped kinds get no namespace either; everything else does', () => {
  const chart = plainChart();
  const render = (apiVersion: string, kind: string) =>
    new PlainObject(chart, kind, { apiVersion, kind, metadata: { name: 'x' } }).toJson().metadata.namespace;
  expect(render('storage.k8s.io/v1', 'StorageClass')).toBeUndefined();
  expect(render('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration')).toBeUndefined();
  expect(render('v1', 'Secret')).toBe('shop');
});

test('foreign constructs in a System reach the graph as cdk8s renders them, a Namespace without a namespace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-'));
  try {
    const file = join(folder, 'foreign.yaml');
    writeFileSync(
      file,
      'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: thing}\nspec: {empty: {}, list: [1]}\n',
    );
    const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
    const system = new System(new App(), 'shop', { environment });
    new Include(system, 'include', { url: file });
    new ApiObject(system, 'raw', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'raw' }, immutable: true });
    new NamespaceL2(system, 'other');
    new ConfigMapL2(system, 'config', { data: { a: '1' } });
    new DeploymentL2(system, 'l2', {
      containers: [{ image: 'nginx:1.27' }],
    });
    const { objects } = graphOf(system.node.root);
    const asRendered = system.toJson();
    for (const { kind, metadata } of asRendered) if (kind === 'Namespace') delete metadata.namespace;
    expect(objects.map(({ manifest }) => manifest)).toEqual(asRendered);
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'NetworkPolicy',
      'ResourceQuota',
      'LimitRange',
      'Thing',
      'Secret',
      'Namespace',
      'ConfigMap',
      'Deployment',
    ]);
    expect(objects.every(({ unit }) => unit?.system === 'shop')).toBe(true);
    expect(objects[4]?.manifest['spec']).toEqual({ empty: {}, list: [1] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a patch that leads nowhere is named for objects of other libraries as well', () => {
  const chart = plainChart();
  const certificate = new Certificate(chart, 'tls', {
    metadata: { name: 'tls' },
    spec: { secretName: 'tls', issuerRef: { name: 'ca' } },
  });
  certificate.addJsonPatch(JsonPatch.add('/spec/issuerRef/kind', 'Issuer'), JsonPatch.add('/spec/issuer/name', 'b'));
  const fault = 'leads nowhere: there is no field "issuer" in "/spec". Did you mean "issuerRef"?';
  for (const _ of ['once', 'again'])
    expect(refusals(() => graphOf(chart.node.root))).toEqual([['patch-path', expect.stringContaining(fault), hint]]);
});
