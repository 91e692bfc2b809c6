import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostilePlaces } from './hostile-places.js';
import { hostileTexts } from './hostile-texts.js';
import { Random } from './random.js';
import { root } from './sources.js';

const worker = fileURLToPath(new URL('./hostile-worker.js', import.meta.url));
const atExit = fileURLToPath(new URL('./cpu-at-exit.cjs', import.meta.url));
const longestPause = 60_000;
/** Milliseconds of processor time: two seconds are the goal, which a busy machine more than doubles. */
const longestRun = 5_000;

const longestReport = 2_000_000;

/**
 * Texts of 1 MB, each in one place of a manifest: reading and checking one takes at most two seconds, its report stays
 * readable, and nothing ends the run; the slowest are run again as whole processes.
 * @param count how many pairs of a place and a text, at random; 0 is all
 * @returns how many failures there were
 */
export async function fuzzHostile({ count, seed }) {
  const all = Object.keys(hostilePlaces).flatMap(place => hostileTexts.map((_, index) => [place, index]));
  const random = new Random(seed);
  const cases = count > 0 ? Array.from({ length: count }, () => random.of(all)) : all;
  const { results, failures } = await judged(cases);
  const slowest = [...results].sort((a, b) => b.took - a.took).slice(0, 5);
  for (const one of slowest) {
    const took = processTime(one);
    process.stdout.write(`${took} ms: ${JSON.stringify(one.unit)} as ${one.place}, the whole process\n`);
    if (took > longestRun) failures.push('process');
  }
  process.stdout.write(`${results.length} hostile texts of 1 MB read and checked: ${failures.length} failures\n`);
  return failures.length;
}

async function judged(cases) {
  const results = [];
  const failures = [];
  const fail = (failure, { place, unit }) => {
    failures.push(failure);
    process.stdout.write(`${failure}: ${JSON.stringify(unit)} as ${place}\n`);
  };
  for (let from = 0; from < cases.length; ) {
    const { done, ended } = await run(cases.slice(from), result => {
      results.push(result);
      if (result.fails) fail(result.fails, result);
      if (result.took > longestRun) fail(`took ${Math.round(result.took)} ms`, result);
      if (result.output > longestReport) fail(`a report of ${result.output} characters`, result);
    });
    from += done;
    if (ended === undefined) break;
    const [place, index] = cases[from];
    fail(ended, { place, unit: hostileTexts[index].unit });
    from++;
  }
  return { results, failures };
}

/** How many cases a process has done, and why it ended before the last. */
async function run(cases, onResult) {
  const child = fork(worker, { execArgv: ['--max-old-space-size=2000'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  let done = 0;
  let ended;
  let patience;
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(() => {
      ended = 'hangs';
      child.kill('SIGKILL');
    }, longestPause);
  };
  child.on('message', result => {
    done++;
    onResult(result);
    wait();
  });
  wait();
  child.send(cases);
  await new Promise(resolve => child.on('exit', resolve));
  clearTimeout(patience);
  return { done, ended: done < cases.length ? (ended ?? 'ends the process') : undefined };
}

/** Milliseconds of processor time that `plainsail check` needs for a file; without an end if it does not reach its own. */
function processTime({ place, index }) {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-'));
  try {
    const file = join(folder, 'hostile.yaml');
    writeFileSync(file, hostilePlaces[place](hostileTexts[index].text));
    const time = join(folder, 'time');
    const args = ['--require', atExit, `${root}bin/plainsail.js`, 'check', file];
    const env = { ...process.env, CPU_TIME_FILE: time };
    spawnSync(process.execPath, args, { maxBuffer: 2 ** 30, cwd: folder, env, timeout: longestPause });
    return existsSync(time) ? Number(readFileSync(time, 'utf8')) : Number.POSITIVE_INFINITY;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
