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
/** Milliseconds of processor time that the whole command may take. */
const longestRun = 2_000;
/** What it takes for next to nothing on a machine with nothing else to do; a busy one needs more for the same work. */
const atRest = 230;

const longestReport = 2_000_000;

/**
 * Texts of 1 MB, each in one place of a manifest: `check` of one takes at most two seconds of processor time, its report
 * stays readable, and nothing ends the run. All are read and checked in one process; the slowest, and all that may be too
 * slow, are run again as the whole command, with the limit that the machine's load allows.
 * @param count how many pairs of a place and a text, at random; 0 is all
 * @param part of all pairs: `[1, 10]` is the first, the eleventh and so on
 * @returns how many failures there were
 */
export async function fuzzHostile({ count, seed, part: [part, parts] = [1, 1] }) {
  const all = Object.keys(hostilePlaces).flatMap(place => hostileTexts.map((_, index) => [place, index]));
  const random = new Random(seed);
  const cases = count > 0 ? Array.from({ length: count }, () => random.of(all)) : all;
  const { results, failures } = await judged(cases.filter((_, i) => i % parts === part - 1));
  const bySlowness = [...results].sort((a, b) => b.took - a.took);
  for (const one of bySlowness.filter(({ took }, i) => i < 5 || took > longestRun)) {
    const allowed = longestRun * slowdown();
    const took = processTime(one);
    process.stdout.write(
      `${took} ms of ${Math.round(allowed)}: ${JSON.stringify(one.unit)} as ${one.place}, the whole command\n`,
    );
    if (took > allowed) failures.push('process');
  }
  process.stdout.write(`${results.length} hostile texts of 1 MB read and checked: ${failures.length} failures\n`);
  return failures.length;
}

/** How many times the processor time of a machine at rest the same work takes now; at least once. */
const slowdown = () => Math.max(1, timeOfCheck('a: b\n') / atRest);

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

const processTime = ({ place, index }) => timeOfCheck(hostilePlaces[place](hostileTexts[index].text));

/** Milliseconds of processor time that `plainsail check` needs for a file; without an end if it does not reach its own. */
function timeOfCheck(manifest) {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-'));
  try {
    const file = join(folder, 'hostile.yaml');
    writeFileSync(file, manifest);
    const time = join(folder, 'time');
    const args = ['--require', atExit, `${root}bin/plainsail.js`, 'check', file];
    const env = { ...process.env, CPU_TIME_FILE: time };
    spawnSync(process.execPath, args, { maxBuffer: 2 ** 30, cwd: folder, env, timeout: longestPause });
    return existsSync(time) ? Number(readFileSync(time, 'utf8')) : Number.POSITIVE_INFINITY;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
