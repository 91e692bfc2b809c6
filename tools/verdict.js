#!/usr/bin/env node
/**
 * Compares the verdict of `plainsail check` with that of a real API server: on the cases of a folder (`npm run verdict -- --oracle FOLDER`;
 * with `--recorded`, with what a server has answered when they were recorded), on random objects and changes (`npm run verdict -- --cases 1000 --seed 1 [--corpus FOLDER]`), or on every field of the kinds that
 * the server has, with values at its borders (`npm run verdict -- --sweep [--only Deployment]`, and `--changes` of what is there). Exit 1: check errs on an object that
 * the server takes, or is silent on one that it refuses (of random ones: on more than 2 %); 77: no server could be had.
 */

import { parseArgs } from 'node:util';
import { applyCrds } from './api-server/apply.js';
import { startCluster } from './api-server/cluster.js';
import { operatorCrds } from './api-server/crds.js';
import { newest } from './api-server/kubernetes.js';
import { exitWith } from './api-server/unavailable.js';
import { answerTables } from './verdict/answers.js';
import { changeTables } from './verdict/changed.js';
import { corpusOf } from './verdict/corpus.js';
import { countFunctions } from './verdict/functions.js';
import { generatedCases, sweptCases } from './verdict/generated.js';
import { testedCases } from './verdict/kubernetes-tests.js';
import { isRefusedAnew, liveVerdicts } from './verdict/live.js';
import { offlineErrors } from './verdict/offline.js';
import { oracleCases, recordedVerdict } from './verdict/oracle.js';
import { randomFrom } from './verdict/random.js';
import { countClasses, reportCases, reportClasses } from './verdict/report.js';
import { changedCases, keepAnswers, keepChanges, reportKept, seedsFolder } from './verdict/saved-answers.js';
import { disproved, unknowableIn } from './verdict/unknowable.js';

const { values } = parseArgs({
  options: {
    /** A folder with objects.json and changes.json. */
    oracle: { type: 'string' },
    /** No server is started: the cases have its answers. */
    recorded: { type: 'boolean', default: false },
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** Folders with manifests that random cases are made of, besides one object of each built-in kind. */
    corpus: { type: 'string', multiple: true, default: ['dist'] },
    /** Every field of one object of each built-in kind. */
    sweep: { type: 'boolean', default: false },
    /** Every field of one object of each built-in kind is changed. */
    changes: { type: 'boolean', default: false },
    /** Keeps the answers of the server to a sweep, or to changes, in verdict/answers. */
    record: { type: 'boolean', default: false },
    /** What Kubernetes' own tests of its validation judge. */
    'kubernetes-tests': { type: 'boolean', default: false },
    /** No server is started: check is compared with all answers that are kept. */
    answers: { type: 'boolean', default: false },
    /** Kinds that a sweep, or changes, take. */
    only: { type: 'string', multiple: true },
    kubernetes: { type: 'string', default: newest },
    /** Seconds that building the server may take. */
    'build-within': { type: 'string', default: '7200' },
  },
});

await exitWith(async () => {
  if (values.oracle && values.recorded) {
    const cases = oracleCases(values.oracle);
    return reportCases(await withErrors(cases, cases.map(recordedVerdict)));
  }
  if (values.answers) return reportKept();
  const cluster = await startCluster({ kubernetes: values.kubernetes, within: Number(values['build-within']) });
  try {
    await applyCrds(cluster, await operatorCrds());
    if (values.oracle) return reportCases(await gathered(judged(cluster, oracleCases(values.oracle))));
    const ofSeeds = values.sweep || values.changes;
    const corpus = await corpusOf(cluster, ofSeeds ? [seedsFolder] : [seedsFolder, ...values.corpus]);
    const untrue = await disproved(cluster);
    for (const line of untrue) process.stdout.write(`not unknowable: ${line}\n`);
    const counts = countClasses(corpus);
    const tables = values.changes ? changeTables() : answerTables();
    const functions = countFunctions();
    const unjudged = cases => values.record && tables.addUnjudged(cases);
    for await (const some of judged(cluster, await casesOf(cluster, corpus), unjudged)) {
      counts.add(some);
      if (values.record) tables.add(some);
      if (values['kubernetes-tests']) functions.add(some);
    }
    functions.report();
    if (values.record && values.changes) keepChanges(values.kubernetes, tables.tables);
    else if (values.record) keepAnswers(values.kubernetes, tables);
    return reportClasses(counts) && untrue.length === 0;
  } finally {
    await cluster.stop();
  }
});

async function casesOf(cluster, corpus) {
  const wanted = ({ kind }) => !values.only || values.only.includes(kind);
  if (values.changes) return changedCases(values.kubernetes, corpus.filter(wanted));
  if (values.sweep) return sweptCases(cluster, corpus.filter(wanted));
  if (values['kubernetes-tests']) return testedCases(values.kubernetes);
  process.stdout.write(`verdict: --cases ${values.cases} --seed ${values.seed}\n`);
  return generatedCases(corpus, Number(values.cases), randomFrom(Number(values.seed)));
}

/** Some at a time: of many cases, what is known of each would fill the memory. */
async function* judged(cluster, cases, onUnjudged = () => {}) {
  let [some, unjudged] = [[], 0];
  const judge = async () => {
    const all = await withErrors(some, liveVerdicts(cluster, some));
    const judgedNames = new Set(all.map(({ name }) => name));
    const left = some.filter(({ name }) => !judgedNames.has(name));
    unjudged += left.length;
    onUnjudged(left);
    const doubtful = all.filter(({ verdict, findings }) => verdict.accepted && findings.length > 0);
    await Promise.all(
      doubtful.map(async each => {
        each.refusedAnew = await isRefusedAnew(cluster, each);
      }),
    );
    some = [];
    return all;
  };
  for (const each of cases) if (some.push(each) === 2000) yield await judge();
  yield await judge();
  if (unjudged > 0)
    process.stdout.write(`${unjudged} cases are not judged: the server refuses what was there before, or hangs up\n`);
}

/** Cases with both verdicts, which are asked for at once; without those that the server has none on. */
async function withErrors(cases, answers) {
  const [verdicts, errors] = await Promise.all([answers, offlineErrors(cases, values.kubernetes)]);
  return cases.flatMap((each, i) => {
    const verdict = verdicts[i];
    if (!verdict) return [];
    return [{ ...each, ...errors[i], verdict: { ...verdict, stored: undefined }, unknowable: unknowableIn(verdict) }];
  });
}

async function gathered(all) {
  const cases = [];
  for await (const some of all) cases.push(...some);
  return cases;
}
