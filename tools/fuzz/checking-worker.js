import { parentPort, workerData } from 'node:worker_threads';
import { documentsBelow, mutated } from './mutate.js';
import { Random } from './random.js';
import { sources } from './sources.js';

const { manifests, folders, seed, progress } = workerData;
const at = new Int32Array(progress);
const together = 20;
const { readManifests, checkGraph, connectionsOf } = await sources(
  'src/read/manifests.ts',
  'src/checks/registry.ts',
  'src/connectivity/connections.ts',
);
const texts = documentsBelow(folders);
if (texts.length === 0) throw new Error('name folders with YAML files');
const context = { kubernetes: '1.31' };

/** What went wrong with texts that are read and checked as one cluster; undefined where nothing did. */
function failureOf(contents) {
  try {
    const { graph, problems } = readManifests(contents.map((text, i) => ({ file: `${i}.yaml`, text })));
    const found = [...problems, ...checkGraph(graph, context, { profile: 'strict' }).problems];
    connectionsOf(graph);
    return found.find(({ message }) => message.startsWith('the check itself fails'))?.message;
  } catch (error) {
    return error.stack.split('\n').slice(0, 6).join('\n');
  }
}

for (let i = 0; i < manifests; i += together) {
  Atomics.store(at, 0, i);
  const random = new Random(seed + i);
  const contents = Array.from({ length: together }, () => mutated(random.of(texts), random));
  const started = performance.now();
  const failure = failureOf(contents);
  const took = performance.now() - started;
  if (failure) {
    const alone = contents.find(text => failureOf([text]));
    parentPort.postMessage({ failure, text: alone ?? contents.join('---\n') });
  } else if (took > 10_000)
    parentPort.postMessage({ failure: `took ${Math.round(took)} ms`, text: contents.join('---\n') });
}
Atomics.store(at, 0, manifests);
