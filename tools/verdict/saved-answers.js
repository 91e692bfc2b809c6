import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readObjects } from '../api-server/manifests.js';
import { answeredCases, tableOf } from './answers.js';
import { changesOf, changesText } from './changed.js';
import { offlineErrors } from './offline.js';
import { parsedPath } from './paths.js';

export const seedsFolder = fileURLToPath(new URL('seeds', import.meta.url));

const home = fileURLToPath(new URL('answers', import.meta.url));

/** Keeps the answers of a server. @param {ReturnType<typeof import('./answers.js').answerTables>} tables */
export function keepAnswers(kubernetes, tables) {
  mkdirSync(join(home, kubernetes), { recursive: true });
  const texts = tables.texts();
  for (const [name, text] of texts) writeFileSync(join(home, kubernetes, name), text);
  process.stdout.write(`${texts.size} tables of answers are written\n`);
}

/** Keeps the answers of a server to changes; those about other objects stay. @param {Record<string, import('./changed.js').Changes>} tables */
export function keepChanges(kubernetes, tables) {
  const file = join(home, kubernetes, 'changes.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, changesText({ ...known, ...tables }));
  process.stdout.write(`changes of ${Object.keys(tables).length} objects are written\n`);
}

/**
 * Changes of every field of sound objects whose answers are kept.
 * @param {readonly object[]} objects
 * @returns {Generator<import('./oracle.js').Case>} with the place and the value
 */
export function* changedCases(kubernetes, objects) {
  let i = 0;
  for (const each of objects)
    for (const change of changesOf(answersAbout(kubernetes, each), each))
      yield { ...change, name: `${i++}`, paths: [parsedPath(change.path)], beside: [] };
}

function answersAbout(kubernetes, object) {
  const file = join(home, kubernetes, tableOf(object));
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

/** Sound objects, one or some of each built-in kind. */
export const seeds = () =>
  readdirSync(seedsFolder)
    .sort()
    .flatMap(file => readObjects(join(seedsFolder, file)));

const together = 4000;

/**
 * Compares check with the answers that are kept, and prints where they differ.
 * @returns {Promise<boolean>} they differ nowhere
 */
export async function reportKept() {
  let differing = 0;
  for (const kubernetes of readdirSync(home)) {
    const cases = seeds().flatMap(object => [...answeredCases(answersAbout(kubernetes, object), object)]);
    const refused = cases.filter(({ accepted }) => !accepted).length;
    for (let i = 0; i < cases.length; i += together)
      differing += await differencesOf(cases.slice(i, i + together), kubernetes);
    process.stdout.write(`${kubernetes}: ${cases.length} answers kept, ${refused} of them refusals\n`);
  }
  process.stdout.write(`check differs from ${differing}\n`);
  return differing === 0;
}

async function differencesOf(cases, kubernetes) {
  const errors = await offlineErrors(
    cases.map(each => ({ ...each, beside: [] })),
    kubernetes,
  );
  const differing = cases
    .map((each, i) => ({ ...each, findings: errors[i].findings }))
    .filter(({ accepted, findings }) => accepted === findings.length > 0);
  for (const { object, path, value, accepted, findings } of differing) {
    const said = accepted ? `refused by ${findings[0].check}: ${findings[0].message}` : 'not refused';
    process.stdout.write(`${kubernetes} ${object.kind} ${object.metadata?.name} ${path}: ${value}: ${said}\n`);
  }
  return differing.length;
}
