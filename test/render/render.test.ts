import { Graph } from '../../src/graph/graph.js';
import { type GraphObject, graphObject, type Manifest } from '../../src/graph/object.js';
import { type Problem, ProblemError } from '../../src/problem.js';
import { render } from '../../src/render/render.js';

const unit = { environment: 'production', system: 'codeai', namespace: 'codeai' };
const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

function object(kind: string, name: string, more: Partial<Manifest> = {}, apiVersion = 'v1'): GraphObject {
  return graphObject({ apiVersion, kind, metadata: { name, namespace: 'codeai' }, ...more }, { unit });
}

const config = object('ConfigMap', 'app', {
  data: { PORT: '8080', 'app.conf': '[server]\nhost = "x"\n' },
  metadata: { namespace: 'codeai', labels: { b: 'x', a: 'y' }, name: 'app' },
});
const service = object('Service', 'api', { spec: { ports: [{ port: 80, name: 'http' }], selector: { app: 'api' } } });
const deployment = object('Deployment', 'api', { spec: { template: {}, replicas: 3 } }, 'apps/v1');

test('gives each object a file, and each unit a kustomization and an inventory', () => {
  const files = render(new Graph([deployment, service, config]));
  expect(Object.fromEntries(files)).toEqual({
    'production/codeai/configmap-app.yaml': lines(
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata:',
      '  name: app',
      '  namespace: codeai',
      '  labels:',
      '    a: "y"',
      '    b: x',
      'data:',
      '  PORT: "8080"',
      '  app.conf: |',
      '    [server]',
      '    host = "x"',
    ),
    'production/codeai/service-api.yaml': lines(
      'apiVersion: v1',
      'kind: Service',
      'metadata:',
      '  name: api',
      '  namespace: codeai',
      'spec:',
      '  selector:',
      '    app: api',
      '  ports:',
      '  - name: http',
      '    port: 80',
    ),
    'production/codeai/deployment-api.yaml': lines(
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: api',
      '  namespace: codeai',
      'spec:',
      '  replicas: 3',
      '  template: {}',
    ),
    'production/codeai/kustomization.yaml': lines(
      'apiVersion: kustomize.config.k8s.io/v1beta1',
      'kind: Kustomization',
      'sortOptions:',
      '  order: fifo',
      'resources:',
      '- configmap-app.yaml',
      '- service-api.yaml',
      '- deployment-api.yaml',
    ),
    'production/codeai/.plainsail': lines(
      'configmap-app.yaml',
      'deployment-api.yaml',
      'kustomization.yaml',
      'service-api.yaml',
    ),
  });
});

test('does not depend on the order of declaration', () => {
  const twins = ['b', 'a', 'c'].map(name => object('Secret', name));
  const objects = [deployment, service, config, ...twins];
  expect([...render(new Graph(objects.toReversed()))]).toEqual([...render(new Graph(objects))]);
});

test('keeps units apart', () => {
  const staging = graphObject(service.manifest, { unit: { ...unit, environment: 'staging' } });
  expect([...render(new Graph([service, staging])).keys()]).toEqual([
    ...['service-api.yaml', 'kustomization.yaml', '.plainsail'].map(file => `production/codeai/${file}`),
    ...['service-api.yaml', 'kustomization.yaml', '.plainsail'].map(file => `staging/codeai/${file}`),
  ]);
});

test('puts objects without a unit side by side, with nothing beside them', () => {
  expect([...render(new Graph([graphObject(service.manifest)])).keys()]).toEqual(['service-api.codeai.yaml']);
});

test('refuses two objects with one path, and names both', () => {
  const first = graphObject(service.manifest, { unit, source: () => 'src/a.ts:1' });
  const second = graphObject({ ...service.manifest, apiVersion: 'v1' }, { unit, source: () => 'src/b.ts:2' });
  expect(problemsOf(first, second)).toEqual([
    expect.objectContaining({
      id: 'shared-path',
      message: 'has the same file as Service codeai/api (v1, src/a.ts:1): production/codeai/service-api.yaml',
      object: { apiVersion: 'v1', kind: 'Service', namespace: 'codeai', name: 'api' },
      source: 'src/b.ts:2',
    }),
  ]);
});

test('reports everything that cannot be written at once, each with its object', () => {
  const problems = problemsOf(
    object('Secret', 'a', { data: { x: '\ud800' } }),
    object('Secret', 'b', { data: { y: Number.NaN } }),
    object('Secret', 'b'),
  );
  expect(problems.map(({ id, object, path }) => [id, object?.name, path])).toEqual([
    ['not-plain-data', 'a', 'data.x'],
    ['shared-path', 'b', undefined],
    ['not-plain-data', 'b', 'data.y'],
  ]);
});

test('names two objects that were read by the files they stand in', () => {
  const read = (file: string) => graphObject(service.manifest, { unit, file });
  expect(problemsOf(read('a.yaml:1'), read('b.yaml:2'))).toEqual([
    expect.objectContaining({
      message: 'has the same file as Service codeai/api (v1, a.yaml:1): production/codeai/service-api.yaml',
      file: 'b.yaml:2',
    }),
  ]);
});

test('refuses a file name that no file system takes', () => {
  const named = (length: number) => object('ConfigMap', 'x'.repeat(length - 'configmap-.yaml'.length));
  expect(render(new Graph([named(255)])).size).toBe(3);
  const [problem] = problemsOf(named(256));
  expect(problem?.id).toBe('long-file-name');
  expect(problem?.message).toMatch(/^makes a file name of 256 characters; file systems take 255: configmap-x+\.yaml$/);
});

function problemsOf(...objects: readonly GraphObject[]): readonly Problem[] {
  try {
    render(new Graph(objects));
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  throw new Error('was rendered');
}
