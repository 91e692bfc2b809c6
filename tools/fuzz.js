#!/usr/bin/env node
/**
 * Random texts against other people's programs, `npm run fuzz -- [options] [folder…]`, with `--seed N` to repeat a run:
 * --texts N      writes texts as YAML and reads them back with every reader at hand
 * --scalars N    reads scalars as sigs.k8s.io/yaml does
 * --documents N  reads documents and whole files as sigs.k8s.io/yaml and kubectl do: mutated ones of the folders as well
 * --manifests N  reads and checks mutated manifests of the folders: nothing may end the run
 * --hostile N    reads and checks texts of 1 MB, each in one place of a manifest, within two seconds; 0 is all of them,
 *                in parts with --part 1/10 to --part 10/10
 * Exit 1: there is a difference, or a run that ended; 77: Go is missing, and reading was not compared.
 */
import { parseArgs } from 'node:util';

const number = { type: 'string' };
const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    texts: number,
    scalars: number,
    documents: number,
    manifests: number,
    hostile: number,
    part: number,
    seed: number,
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const [texts, scalars, documents, manifests] = ['texts', 'scalars', 'documents', 'manifests'].map(name =>
  Number(values[name] ?? 0),
);
process.stdout.write(`seed ${seed}\n`);

let wrong = 0;
let skipped = false;
if (scalars + documents > 0) {
  const { fuzzReading } = await import('./fuzz/reading.js');
  const differences = await fuzzReading({ scalars, documents, folders, seed });
  skipped = differences === undefined;
  wrong += differences ?? 0;
}
if (manifests > 0) {
  const { fuzzChecking } = await import('./fuzz/checking.js');
  wrong += await fuzzChecking({ manifests, folders, seed });
}
if (values.hostile !== undefined) {
  const { fuzzHostile } = await import('./fuzz/hostile.js');
  wrong += await fuzzHostile({ count: Number(values.hostile), seed, part: values.part?.split('/').map(Number) });
}
if (texts > 0 || (scalars + documents + manifests === 0 && values.hostile === undefined)) {
  const { fuzzWriting } = await import('./fuzz/writing.js');
  wrong += await fuzzWriting({ texts: texts || 1_000_000, seed });
}
process.exitCode = wrong > 0 ? 1 : skipped ? 77 : 0;
