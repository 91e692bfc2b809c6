import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { init } from '../../src/init/init.js';
import { kitIn } from '../../src/init/kit.js';
import { Project } from '../cli/project.js';

const root = join(__dirname, '..', '..');

test('the first promotion of a new project works', async () => {
  const project = new Project({});
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=jane', '-c', 'user.email=jane@example.com', ...args], {
      cwd: project.folder,
    });
  const commitRendered = (message: string) => {
    expect(project.plainsail('synth')).toMatchObject({ code: 0 });
    git('add', 'versions.json', 'src', 'dist');
    git('commit', '-qm', message);
  };
  const versions = () =>
    (JSON.parse(project.text('versions.json')) as { images: { shop: { versions: Record<string, string> } } }).images
      .shop.versions;
  try {
    for (const name of ['package.json', 'packages']) rmSync(join(project.folder, name));
    await init(project.folder, { system: 'shop', ci: 'none' }, kitIn(root));
    mkdirSync(join(project.folder, 'node_modules'));
    symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
    for (const name of ['constructs', 'cdk8s'])
      symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
    git('init', '-q');
    commitRendered('The template');
    const { staging = '', production } = versions();
    expect(production).toBe(staging);
    project.write({
      'versions.json': project.text('versions.json').replace(`"staging": "${staging}"`, '"staging": "9.1.0"'),
    });
    commitRendered('Another version for staging');
    expect(project.plainsail('promote', 'staging', 'production')).toMatchObject({ code: 0 });
    expect(versions()).toEqual({ staging: '9.1.0', production: '9.1.0' });
    expect(project.plainsail('synth')).toMatchObject({ code: 0 });
    expect(project.text('dist/production/shop/deployment-api.yaml')).toContain(':9.1.0');
  } finally {
    project.remove();
  }
}, 120_000);
