import { addClasses, classesOf, weightedMisses } from './classes.js';
import { fieldOf } from './paths.js';

const say = line => process.stdout.write(`${line}\n`);
const shortened = text => (text.length > 300 ? `${text.slice(0, 300)}…` : text).replaceAll('\n', ' ');

/**
 * @typedef {import('./oracle.js').Case & { verdict: import('../api-server/objects.js').Verdict, findings: any[] }} Judged
 */

/** @param {Judged[]} cases */
function split(cases) {
  const refused = cases.filter(({ verdict }) => !verdict.accepted);
  const accepted = cases.filter(({ verdict }) => verdict.accepted);
  const silent = refused.filter(({ findings, unknowable }) => findings.length === 0 && !unknowable);
  const wrong = accepted.filter(({ findings, refusedAnew }) => findings.length > 0 && !refusedAnew);
  const anew = accepted.filter(({ refusedAnew }) => refusedAnew).length;
  return { refused, accepted, silent, wrong, anew };
}

function figures({ refused, accepted, silent, wrong }) {
  const unknown = refused.filter(({ findings, unknowable }) => findings.length === 0 && unknowable).length;
  say(
    `${refused.length} refused by the server: check errs on ${refused.length - silent.length - unknown}, is silent on ${silent.length}; ${unknown} are about what the cluster has`,
  );
  say(`${accepted.length} accepted by the server: check errs on ${wrong.length}`);
}

/**
 * Prints each case where the two verdicts differ, where they name another place, and where another check errs on what the
 * server takes; and the figures.
 * @param {Judged[]} cases
 * @returns {boolean} they differ nowhere
 */
export function reportCases(cases) {
  const differing = split(cases);
  for (const { name, object, verdict } of differing.silent)
    say(`false acceptance: ${name} (${object.kind}): ${shortened(verdict.message)}`);
  for (const { name, object, findings } of differing.wrong)
    for (const { check, message } of findings)
      say(`false refusal: ${name} (${object.kind}): ${check}: ${shortened(message)}`);
  for (const { name, verdict, recorded } of cases)
    if (verdict.accepted !== recorded.status < 300)
      say(
        `another answer than the recorded ${recorded.status}: ${name}: ${verdict.status} ${shortened(verdict.message ?? '')}`,
      );
  for (const { name, verdict, findings } of differing.refused)
    if (findings.length > 0 && !findings.some(({ path }) => isAbout(verdict, path)))
      say(`in another place: ${name}: ${shortened(verdict.message)}: ${findings[0].path}: ${findings[0].message}`);
  const listed = differing.accepted.filter(({ others }) => others.length > 0);
  for (const { name, others } of listed)
    for (const { check, message } of others) say(`accepted, and an error of ${check}: ${name}: ${shortened(message)}`);
  for (const { name, unknowable } of cases.filter(({ unknowable, findings }) => unknowable && findings.length === 0))
    say(`not to be known from manifests: ${unknowable}: ${name}`);
  for (const [what, some] of [
    ['objects', cases.filter(({ before }) => !before)],
    ['changes', cases.filter(({ before }) => before)],
  ]) {
    say(`${some.length} ${what}`);
    figures(split(some));
  }
  say(`${listed.length} accepted by the server with errors of other checks`);
  return differing.silent.length + differing.wrong.length === 0;
}

/** Whether the server names that place, one in it or one around it: items of lists, and keys of maps, are not told apart. */
function isAbout({ message, causes }, path = '') {
  const named = causes[0]?.field ?? /(?:is invalid: \[?|: \.)([A-Za-z][^:\s]*)/.exec(message)?.[1];
  if (!named) return true;
  const [one, other] = [named, path].map(each => each.replaceAll(/\[[^\]]*\]/g, ''));
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/**
 * Counts cases without keeping them.
 * @param {readonly object[]} corpus what they were made of
 */
export function countClasses(corpus) {
  const counts = {
    corpus,
    anew: 0,
    unknowable: new Map(),
    refused: 0,
    accepted: 0,
    silent: 0,
    wrong: 0,
    byCheck: new Map(),
    classes: new Map(),
  };
  return {
    ...{ counts },
    /** @param {Judged[]} cases */
    add(cases) {
      const { refused, accepted, silent, wrong, anew } = split(cases);
      counts.anew += anew;
      counts.refused += refused.length;
      counts.accepted += accepted.length;
      counts.silent += silent.length;
      counts.wrong += wrong.length;
      for (const { object, paths, findings } of wrong)
        for (const { check, message, path } of findings)
          append(
            counts.byCheck,
            `${check} ${object.kind} ${fieldIn(path)}`,
            `${message} (changed: ${paths.map(fieldOf)})`,
          );
      const known = refused.filter(({ findings, unknowable }) => findings.length > 0 || !unknowable);
      addClasses(counts.classes, known);
      for (const { unknowable } of refused.filter(each => !known.includes(each)))
        counts.unknowable.set(unknowable, (counts.unknowable.get(unknowable) ?? 0) + 1);
    },
  };
}

const fieldIn = path => (path ?? '').replaceAll(/\[[^\]]*\]/g, '[]');

function append(map, key, value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/**
 * Prints false refusals by check and false acceptances by class, each with an example, and the figures.
 * @param {ReturnType<typeof countClasses>} counted
 * @returns {boolean} there is no false refusal, and few false acceptances
 */
export function reportClasses({ counts }) {
  const { corpus, refused, accepted, silent, wrong, anew, byCheck } = counts;
  for (const [check, messages] of [...byCheck].sort((a, b) => b[1].length - a[1].length))
    say(`false refusals: ${messages.length} ${check}, one: ${shortened(messages[0])}`);
  const classes = classesOf(counts.classes, corpus);
  for (const { name, cases, missed, uses, example } of classes)
    if (missed > 0)
      say(`false acceptances: ${missed} of ${cases} ${name} (used ${uses} times), one: ${shortened(example)}`);
  const share = weightedMisses(classes);
  const few = classes.filter(({ cases }) => cases < 30).length;
  say(`${classes.length} classes of refusals, ${few} of them with fewer than 30 cases`);
  say(`weighted by use, check is silent on ${(share * 100).toFixed(2)} %`);
  const unknown = [...counts.unknowable.values()].reduce((sum, count) => sum + count, 0);
  for (const [name, count] of counts.unknowable) say(`not to be known from manifests: ${name}: ${count} cases`);
  say(
    `${refused} refused by the server: check errs on ${refused - silent - unknown}, is silent on ${silent}; ${unknown} are about what the cluster has`,
  );
  say(
    `${accepted} accepted by the server: check errs on ${wrong}, and on ${anew} that the server refuses to create anew`,
  );
  // Of few cases a single class weighs too much: the goal of 2 % is for a long run.
  return wrong === 0 && share <= (refused + accepted >= 10_000 ? 0.02 : 0.05);
}
