#!/usr/bin/env node
/**
 * Compares the verdict of `plainsail check` with that of a real API server: on the cases of a folder (`npm run verdict -- --oracle FOLDER`),
 * or on random objects and changes (`npm run verdict -- --cases 1000 --seed 1 [--corpus FOLDER]`). Exit 1: check errs on an object that the
 * server takes, or is silent on one that it refuses (of random ones: on more than 2 %); 77: no server could be had.
 */
import { parseArgs } from 'node:util';
import { applyCrds } from './api-server/apply.js';
import { startCluster } from './api-server/cluster.js';
import { operatorCrds } from './api-server/crds.js';
import { newest } from './api-server/kubernetes.js';
import { exitWith } from './api-server/unavailable.js';
import { corpusOf } from './verdict/corpus.js';
import { generatedCases } from './verdict/generated.js';
import { liveVerdicts } from './verdict/live.js';
import { offlineFindings } from './verdict/offline.js';
import { oracleCases } from './verdict/oracle.js';
import { randomFrom } from './verdict/random.js';
import { reportCases, reportClasses } from './verdict/report.js';

const { values } = parseArgs({
  options: {
    /** A folder with objects.json and changes.json. */
    oracle: { type: 'string' },
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Folders with manifests that random cases are made of. */
    corpus: { type: 'string', multiple: true, default: ['dist'] },
    kubernetes: { type: 'string', default: newest },
    /** Seconds that building the server may take. */
    'build-within': { type: 'string', default: '7200' },
  },
});

await exitWith(async () => {
  const cluster = await startCluster({ kubernetes: values.kubernetes, within: Number(values['build-within']) });
  try {
    await applyCrds(cluster, await operatorCrds());
    if (values.oracle) return reportCases(await judged(cluster, oracleCases(values.oracle)));
    process.stdout.write(`verdict: --cases ${values.cases} --seed ${values.seed}\n`);
    const corpus = await corpusOf(cluster, values.corpus);
    const cases = generatedCases(corpus, Number(values.cases), randomFrom(Number(values.seed)));
    return reportClasses(await judged(cluster, cases), corpus);
  } finally {
    await cluster.stop();
  }
});

/** Some at a time, without what the server would store: of many cases that would fill the memory. */
async function judged(cluster, cases) {
  const all = [];
  for (let first = 0; first < cases.length; first += 2000) {
    const some = cases.slice(first, first + 2000);
    const verdicts = await liveVerdicts(cluster, some);
    const findings = await offlineFindings(some, values.kubernetes);
    for (const [i, verdict] of verdicts.entries())
      if (verdict) all.push({ ...some[i], verdict: { ...verdict, stored: undefined }, findings: findings[i] });
  }
  const left = cases.length - all.length;
  if (left > 0) process.stdout.write(`${left} changes are not judged: the server refuses what was there before\n`);
  return all;
}
