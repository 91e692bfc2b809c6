/** Kills writers at random moments and proves each time that the next run makes the output directory exactly right. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = fileURLToPath(import.meta.url);
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Set for the processes to be killed: the bundled writer, and the directory to write into. */
    writer: { type: 'string' },
    out: { type: 'string', default: '' },
  },
});
const foreign = {
  'README.md': 'not ours',
  'production/notes.txt': 'not ours',
  'production/api/notes.txt': 'not ours',
  'production/web/templates/deep/notes.txt': 'not ours',
  'staging/worker/.env': 'not ours',
};
const random = randomFrom(Number(values.seed));
const trees = [randomTree(), randomTree()];

if (values.writer) await writeForever(values.writer, values.out);
else process.exitCode = await killAll(Number(values.kills));

/** Writes one tree after the other until the process is killed, or the one that started it is gone. */
async function writeForever(writer, out) {
  const { write } = await import(writer);
  const parent = process.ppid;
  for (let run = 0; process.ppid === parent; run += 1) {
    write(requestOf(out, trees[run % 2]), { patience: 60_000 });
    if (run === 1) process.stdout.write('ready');
  }
}

async function killAll(kills) {
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(memory, 'kill-writer-'));
  const counts = { kills: 0, staged: 0, half: 0, failures: 0 };
  console.log(`kill-writer: --kills ${kills} --seed ${values.seed}`);
  try {
    const writer = await bundleWriter(folder);
    const { write } = await import(writer);
    const out = join(folder, 'out');
    fill(out, foreign);
    while (counts.kills < kills) {
      counts.kills += await killTwo(writer, out);
      const left = leftBy(out);
      if (left.isHalf) counts.half += 1;
      else if (existsSync(join(out, '.plainsail-write'))) counts.staged += 1;
      const tree = trees[Math.floor(random() * 2)];
      write(requestOf(out, tree));
      if (!left.isRight || !isDeepStrictEqual(contentsOf(out), expected(tree))) {
        counts.failures += 1;
        console.error(`after kill ${counts.kills}, and then after the next run:`);
        console.error(left.difference, difference(contentsOf(out), expected(tree)));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { staged, half, failures } = counts;
  const found = `${half} times half old, half new, ${staged} times with something left to clear`;
  console.log(`${counts.kills} kills: the directory was ${found}; ${failures} failures`);
  return failures > 0 || counts.kills === 0 ? 1 : 0;
}

/** What killed writers leave: one of the trees, or, with a journal, a mixture in which nothing foreign is missing. */
function leftBy(out) {
  const isHalf = existsSync(join(out, '.plainsail-write/journal'));
  const contents = Object.entries(contentsOf(out)).filter(([path]) => !path.startsWith('.plainsail-write/'));
  const found = Object.fromEntries(contents);
  const lost = Object.keys(foreign).filter(path => found[path] !== foreign[path]);
  const isWhole = trees.some(tree => isDeepStrictEqual(found, expected(tree)));
  const isRight = lost.length === 0 && (isHalf || isWhole || isDeepStrictEqual(found, foreign));
  return { isHalf, isRight, difference: difference(found, isHalf ? foreign : expected(trees[0])) };
}

/** Two writers at once in one directory, killed one after the other. */
async function killTwo(writer, out) {
  const args = [here, '--seed', values.seed, '--writer', writer, '--out', out];
  const children = [0, 1].map(() => spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
  await Promise.all(children.map(firstOutput)).catch(error => {
    for (const child of children) child.kill('SIGKILL');
    throw error;
  });
  for (const child of children) {
    await sleep(random() * 30);
    const ended = new Promise(resolve => child.once('close', resolve));
    if (!child.kill('SIGKILL')) throw new Error('a writer ended by itself');
    await ended;
  }
  return children.length;
}

/** Fails when the process ends by itself: a writer never does. */
function firstOutput(child) {
  return new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('a writer ended by itself')));
  });
}

async function bundleWriter(folder) {
  const entry = fileURLToPath(new URL('../src/write/index.ts', import.meta.url));
  const outfile = join(folder, 'writer.mjs');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' });
  return pathToFileURL(outfile).href;
}

function requestOf(out, files) {
  return { out, units: unitsOf(files), all: true, files: new Map(Object.entries(files)) };
}

function unitsOf(files) {
  return [...new Set(Object.keys(files).map(path => path.split('/', 2).join('/')))];
}

/** The files, the inventories, and what was there before. */
function expected(files) {
  const inventories = unitsOf(files).map(unit => {
    const names = Object.keys(files).filter(path => path.startsWith(`${unit}/`));
    const text = names.map(path => `${path.slice(unit.length + 1)}\n`).sort();
    return [`${unit}/.plainsail`, text.join('')];
  });
  return { ...foreign, ...files, ...Object.fromEntries(inventories) };
}

function contentsOf(out, folder = '') {
  const contents = {};
  for (const entry of readdirSync(join(out, folder), { withFileTypes: true })) {
    const path = `${folder}${entry.name}`;
    const below = entry.isDirectory() ? contentsOf(out, `${path}/`) : { [path]: readFileSync(join(out, path), 'utf8') };
    Object.assign(contents, Object.keys(below).length > 0 ? below : { [`${path}/`]: '' });
  }
  return contents;
}

function fill(out, contents) {
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
}

function difference(found, wanted) {
  const paths = [...new Set([...Object.keys(found), ...Object.keys(wanted)])].sort();
  return paths.filter(path => found[path] !== wanted[path]).map(path => [path, found[path], wanted[path]]);
}

/**
 * About 120 files in five units and folders of several depths; two of these trees share some of both, and what is a file
 * in one may be a folder in the other.
 */
function randomTree() {
  const units = ['production/api', 'production/web', 'production/worker', 'staging/api', 'staging/web'];
  const folders = ['', '', '', 'templates/', 'templates/deep/', 'migrations/'];
  const tree = {};
  for (const unit of units.filter(() => random() < 0.8)) {
    tree[`${unit}/${random() < 0.5 ? 'shape' : 'shape/of/it.yaml'}`] = 'text\n';
    for (const folder of folders.filter(() => random() < 0.8)) {
      for (let file = 0; file < 12; file += 1) {
        const text = `text ${Math.floor(random() * 3)}\n`.repeat(50);
        if (random() < 0.7) tree[`${unit}/${folder}${folder.length}-${file}.yaml`] = text;
      }
    }
  }
  return tree;
}

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
