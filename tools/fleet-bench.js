#!/usr/bin/env node
/**
 * Measures `plainsail synth` of many environments that are like this repository's production, five systems in each: `npm
 * run fleet-bench -- [--environments 20,100,500] [--shards 8] [--growth 1.3]`. For each size, in processes of their own:
 * everything into an empty folder, the same again by `synth --check`, and one shard. Exit 1: an environment costs more
 * than `growth` times as much CPU in the largest fleet as in the smallest, or the shards write other bytes.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    environments: { type: 'string', default: '20,100,500' },
    shards: { type: 'string', default: '8' },
    growth: { type: 'string', default: '1.3' },
  },
});
const shards = Number(values.shards);
const noting =
  "data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(process.env.FIGURES,JSON.stringify(process.resourceUsage())))";

const rows = values.environments.split(',').map(Number).map(measured);
const [smallest, largest] = [rows[0], rows.at(-1)];
const growth = largest.whole.seconds / largest.environments / (smallest.whole.seconds / smallest.environments);
console.log(
  `an environment costs ${growth.toFixed(2)} times as much CPU among ${largest.environments} (at most ${values.growth})`,
);
process.exitCode = growth <= Number(values.growth) ? 0 : 1;

function measured(environments) {
  const home = mkdtempSync(join(tmpdir(), 'plainsail-fleet-'));
  try {
    writeProject(home, environments);
    const whole = run(home, 'synth', '--out', 'whole');
    const shard = run(home, 'synth', '--shard', `1/${shards}`, '--out', 'whole');
    const check = run(home, 'synth', '--check', '--out', 'whole');
    const files = readdirSync(join(home, 'whole'), { recursive: true, withFileTypes: true }).filter(each =>
      each.isFile(),
    );
    const figures = { environments, files: files.length, whole, check, shard };
    const said = ({ seconds, megabytes }) => `${seconds.toFixed(1)} s of CPU, ${megabytes.toFixed(0)} MB`;
    console.log(
      `${environments} environments, ${files.length} files: synth ${said(whole)}; --check ${said(check)}; --shard 1/${shards} ${said(shard)}`,
    );
    return figures;
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** This repository's systems, in environments that are like its production. */
function writeProject(home, environments) {
  const write = (path, text) => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  cpSync(join(root, 'src/systems'), join(home, 'src/systems'), { recursive: true });
  const { images } = JSON.parse(readFileSync(join(root, 'versions.json'), 'utf8'));
  const own = Object.entries(images).map(
    ([
      name,
      {
        repository,
        versions: { production },
      },
    ]) => [name, { repository, versions: { production } }],
  );
  write(
    'versions.json',
    JSON.stringify({ images: Object.fromEntries(own.filter(([, each]) => each.versions.production)) }),
  );
  write('package.json', JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts' } }));
  write('src/index.ts', "export * from 'plainsail';\n");
  for (const file of readdirSync(join(root, 'src/entries')))
    write(`src/entries/${file}`, `export * from 'plainsail/${file.slice(0, -'.ts'.length)}';\n`);
  const main = readFileSync(join(root, 'src/main.ts'), 'utf8')
    .replace("import { Fleet } from './index.js';", "import { Environment, Fleet } from './index.js';")
    .replace(/environments: \[.*\]/, 'environments: regions')
    .replace(/ {2}(gates|prices).*\n/g, '')
    .replace(
      '/** This',
      `const regions = Array.from({ length: ${environments} }, (_, i) => new Environment(\`region-\${i}\`, { like: production }));\n\n/** This`,
    );
  write('src/main.ts', main);
  mkdirSync(join(home, 'node_modules'));
  symlinkSync(root, join(home, 'node_modules', 'plainsail'));
  for (const name of ['constructs', 'cdk8s'])
    symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name));
}

/** CPU time and most memory of a process, whatever else the machine does. */
function run(home, ...args) {
  const figures = join(home, 'figures.json');
  const command = ['--import', noting, join(root, 'bin/plainsail.js'), ...args];
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: home,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, FIGURES: figures },
  });
  if (status !== 0) throw new Error(`plainsail ${args.join(' ')} exits ${status}: ${stderr.slice(0, 2000)}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(figures, 'utf8'));
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}
