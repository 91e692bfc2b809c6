import { ApiObject, App, Chart } from 'cdk8s';
import { Project } from '../cli/project.js';

/** A Service that selects nothing, a pod of its own name, and another Service. */
function app(outdir: string) {
  const app = new App({ outdir, recordConstructMetadata: true });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const service = (id: string, name: string) =>
    new ApiObject(chart, id, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ port: 80 }] },
    });
  service('front', 'web');
  service('twin', 'twin');
  new ApiObject(chart, 'twin-pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'twin', labels: { app: 'other' } },
    spec: { containers: [{ name: 'main', image: 'registry.example.com/x:1.0.0' }] },
  });
  app.synth();
}

test('findings on the output of cdk8s have the construct that it recorded; not where a name is of two objects', () => {
  const project = new Project({});
  try {
    app(`${project.folder}/dist`);
    const args = ['check', 'dist', '--format', 'json'];
    const { findings } = JSON.parse(project.plainsail(...args).stdout) as {
      findings: { check: string; object: { name: string }; construct?: string }[];
    };
    const found = findings.filter(({ check }) => check === 'service-selects-pods');
    expect(found.map(({ object, construct }) => [object.name, construct])).toEqual([
      ['web', 'shop/front'],
      ['twin', undefined],
    ]);
    const { stdout, stderr } = project.plainsail('check', 'dist');
    expect(stdout + stderr).toContain('  construct shop/front\n');
  } finally {
    project.remove();
  }
});
