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
    const only = (format: string) => project.plainsail('check', 'dist', '--format', format).stdout;
    const { results } = JSON.parse(only('sarif')).runs[0];
    const front = results.find(
      ({ ruleId, message }: { ruleId: string; message: { text: string } }) =>
        ruleId === 'service-selects-pods' && message.text.includes('shop/web'),
    );
    expect(front.locations[0].logicalLocations).toEqual([
      { fullyQualifiedName: 'Service shop/web spec.selector' },
      { fullyQualifiedName: 'shop/front', kind: 'construct' },
    ]);
    expect(only('github')).toMatch(/^::error .*Service shop\/web.*%0Aconstruct shop\/front$/m);
    expect(only('junit')).toContain('&#10;construct shop/front<');
  } finally {
    project.remove();
  }
});
