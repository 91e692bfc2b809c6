import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'charts.md'), 'utf8');
const [, program] = /```ts\n\/\/ src\/metrics\.ts\n(.*?)```/s.exec(page)!;

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

test('the program of the page renders a chart into its system, and takes its workload into the network', () => {
  project = new Project({
    'src/metrics.ts': program!,
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
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
  for (const name of ['constructs', 'cdk8s'])
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
  chmodSync(join(project.folder, 'bin', 'helm'), 0o755);
  process.env['PATH'] = [join(project.folder, 'bin'), path].join(delimiter);
  process.env['XDG_CACHE_HOME'] = join(project.folder, 'cache');

  const { stdout, stderr } = project.plainsail('check');
  expect(stdout + stderr).not.toContain('error chart');
  const policies = project.plainsail('connections', '--format', 'json');
  expect(JSON.parse(policies.stdout).findings).toEqual([]);
  expect(project.plainsail('order').stdout).toContain('Deployment');
});
