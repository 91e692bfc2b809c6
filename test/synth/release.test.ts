import { PerformanceObserver } from 'node:perf_hooks';
import { Graph } from '../../src/graph/graph.js';
import { release } from '../../src/synth/release.js';

const major = 4; // constants.NODE_PERFORMANCE_GC_MAJOR

test('a large heap is collected when there is garbage, not once for each environment', async () => {
  let collections = 0;
  const observer = new PerformanceObserver(list => {
    for (const { detail } of list.getEntries()) if ((detail as { kind: number }).kind === major) collections++;
  });
  observer.observe({ entryTypes: ['gc'] });
  const megabytes = (n: number) => Array.from({ length: n / 8 }, () => new Array(2 ** 20).fill(0));
  const alive = megabytes(320);
  for (let i = 0; i < 20; i++) release(new Graph([]));
  await new Promise(resolve => setTimeout(resolve, 50));
  const idle = collections;
  alive.push(...megabytes(160));
  release(new Graph([]));
  await new Promise(resolve => setTimeout(resolve, 50));
  observer.disconnect();
  expect(alive.length).toBe(60);
  expect(idle).toBeGreaterThan(0);
  expect(idle).toBeLessThan(5);
  expect(collections).toBeGreaterThan(idle);
});
