import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'charts.md'), 'utf8');
const programIn = (file: string) => page.split(`\`\`\`ts\n// ${file}\n`)[1]!.split('```')[0]!;

/** What helm makes of the chart; the real one is asked by `npm run charts`. */
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: exporter, namespace: metrics-production }
spec:
  replicas: 2
  selector: { matchLabels: { app: exporter } }
  template:
    metadata: { labels: { app: exporter } }
    spec:
      containers:
        - name: exporter
          image: registry.example.com/exporter:1.0.0
          ports: [{ name: http, containerPort: 9100 }]
`;

const path = process.env['PATH'];
let project: Project;
afterEach(() => {
  process.env['PATH'] = path;
  delete process.env['XDG_CACHE_HOME'];
  project.remove();
});

function link() {
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
  for (const name of ['constructs', 'cdk8s'])
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
}

test('the program of the page renders a chart into its system, and takes its workload into the network', () => {
  project = new Project({
    'src/metrics.ts': programIn('src/metrics.ts'),
    'src/main.ts': `
import { Environment, Fleet } from 'plainsail';
import { Metrics } from './metrics';
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions: {} });
export const fleet = new Fleet({ environments: [production], systems: { metrics: Metrics } });
`,
    'charts/exporter/Chart.yaml': 'apiVersion: v2\nname: exporter\nversion: 1.0.0\n',
    'charts/exporter/templates/deployment.yaml': deployment,
    'bin/helm': `#!/bin/sh\ncat > /dev/null\n[ "$1" = version ] && printf v3.0.0 || cat chart/templates/deployment.yaml\n`,
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts', defaults: '2026-12' } }),
  });
  link();
  chmodSync(join(project.folder, 'bin', 'helm'), 0o755);
  process.env['PATH'] = [join(project.folder, 'bin'), path].join(delimiter);
  process.env['XDG_CACHE_HOME'] = join(project.folder, 'cache');

  const { stdout, stderr } = project.plainsail('check');
  expect(stdout + stderr).not.toContain('error chart');
  const policies = project.plainsail('connections', '--format', 'json');
  expect(JSON.parse(policies.stdout).findings).toEqual([]);
  expect(project.plainsail('order').stdout).toContain('Deployment');
});

test('the program of the page waits for a release of another repository, and misses nothing that it brings', () => {
  project = new Project({
    'src/gateway.ts': programIn('src/gateway.ts'),
    'src/main.ts': `
import { Environment, Fleet, flux } from 'plainsail';
import { Gateway } from './gateway';
const delivery = flux({ repository: 'https://git.example.com/fleet.git' });
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions: {}, cluster: { delivery } });
export const fleet = new Fleet({ environments: [production], systems: { gateway: Gateway } });
`,
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts', defaults: '2026-12' } }),
  });
  link();
  expect(project.plainsail('check', '--only', 'secret-exists').stdout).not.toContain('broker-login');
  expect(project.plainsail('order').stdout).toContain('gateway, after HelmRelease messages/broker\n');
  const json = JSON.parse(project.plainsail('order', '--format', 'json').stdout);
  expect(json.environments[0].systems[0].outside).toMatchObject([{ unit: { kind: 'HelmRelease', name: 'broker' } }]);
  expect(project.plainsail('synth').stderr).not.toContain('broker');
  const gate = join(project.folder, 'dist/production/gitops/gateway/kustomization-production-gateway-waits.yaml');
  expect(readFileSync(gate, 'utf8')).toContain('name: broker');
});
