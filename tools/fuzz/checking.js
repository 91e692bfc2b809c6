import { Worker } from 'node:worker_threads';

const longestPause = 120_000;

/**
 * Reads and checks mutated manifests, many as one cluster: an exception, a check that fails, and a run that takes
 * long count as failures.
 * @returns how many there were
 */
export async function fuzzChecking({ manifests, folders, seed }) {
  const progress = new SharedArrayBuffer(4);
  const at = new Int32Array(progress);
  const worker = new Worker(new URL('./checking-worker.js', import.meta.url), {
    workerData: { manifests, folders, seed, progress },
  });
  const failures = [];
  worker.on('message', ({ failure, text }) => {
    failures.push(failure);
    const kinds = new Set(failures.map(each => each.split('\n')[0]));
    if (kinds.size <= 20 && failures.filter(each => each === failure).length === 1)
      process.stdout.write(`${failure}\n  ${JSON.stringify(text.slice(0, 3000))}\n`);
  });
  let last = { at: -1, time: Date.now() };
  const watch = setInterval(() => {
    const now = Atomics.load(at, 0);
    if (now !== last.at) last = { at: now, time: Date.now() };
    else if (Date.now() - last.time > longestPause) {
      failures.push('hang');
      process.stdout.write(`hangs at manifest ${now}: --seed ${seed + now} --manifests 20 repeats it\n`);
      worker.terminate();
    }
  }, 1000);
  await new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
  clearInterval(watch);
  process.stdout.write(`${Atomics.load(at, 0)} manifests read and checked: ${failures.length} failures\n`);
  return failures.length;
}
