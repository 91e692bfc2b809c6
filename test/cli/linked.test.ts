import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';

const faulty = "    new Worker(this, 'mailer', { image, resources: common.resources, replicas: [3, 1] });";

test('TypeScript of a linked package is compiled with the fleet, by its exports; its JavaScript stays outside', () => {
  const project = new Project({
    'fleet.ts': `import { args } from 'platform/args';\nimport { user } from '@org/plain';\n${fleetOf(
      "    new Worker(this, 'mailer', { image, resources: common.resources, args: [...args], user });",
    )}`,
    'libs/platform/package.json': JSON.stringify({
      type: 'module',
      exports: { './args': { import: './src/args.ts' } },
    }),
    'libs/platform/src/args.ts':
      "import { first } from './first.js';\nexport const args: readonly string[] = [first];\n",
    'libs/platform/src/first.ts': "export const first: string = 'from-a-workspace';\n",
    'libs/plain/package.json': JSON.stringify({ type: 'module', exports: './index.js' }),
    'libs/plain/index.js': 'export const user = 4711;\n',
  });
  try {
    mkdirSync(join(project.folder, 'node_modules', '@org'), { recursive: true });
    symlinkSync(join(project.folder, 'libs', 'platform'), join(project.folder, 'node_modules', 'platform'));
    symlinkSync(join(project.folder, 'libs', 'plain'), join(project.folder, 'node_modules', '@org', 'plain'));
    const rendered = () => {
      const { code, stderr } = project.plainsail('synth');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return project.text('dist/production/shop/deployment-mailer.yaml');
    };
    expect(rendered()).toMatch(/- from-a-workspace\n/);
    expect(rendered()).toMatch(/runAsUser: 4711/);
    project.write({ 'libs/platform/src/first.ts': "export const first: string = 'changed';\n" });
    expect(rendered()).toMatch(/- changed\n/);
  } finally {
    project.remove();
  }
});

test('a line is of the project, also where node_modules is that of another', () => {
  const shared = mkdtempSync(join(tmpdir(), 'plainsail-shared-'));
  const project = new Project({ 'src/fleet.ts': fleetOf(faulty) });
  try {
    project.write({ 'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/fleet.ts' } }) });
    symlinkSync(shared, join(project.folder, 'node_modules'));
    expect(project.plainsail('synth').stderr).toMatch(/^ {2}at src\/fleet\.ts:\d+$/m);
  } finally {
    project.remove();
    rmSync(shared, { recursive: true, force: true });
  }
});
