import { classesOf, classOf, weightedMisses } from './classes.js';

const say = line => process.stdout.write(`${line}\n`);
const shortened = text => (text.length > 300 ? `${text.slice(0, 300)}…` : text).replaceAll('\n', ' ');

/**
 * @typedef {import('./oracle.js').Case & { verdict: import('../api-server/objects.js').Verdict, findings: any[] }} Judged
 */

/** @param {Judged[]} cases */
function split(cases) {
  const refused = cases.filter(({ verdict }) => !verdict.accepted);
  const accepted = cases.filter(({ verdict }) => verdict.accepted);
  const silent = refused.filter(({ findings }) => findings.length === 0);
  const wrong = accepted.filter(({ findings }) => findings.length > 0);
  return { refused, accepted, silent, wrong };
}

function figures({ refused, accepted, silent, wrong }) {
  say(
    `${refused.length} refused by the server: check errs on ${refused.length - silent.length}, is silent on ${silent.length}`,
  );
  say(`${accepted.length} accepted by the server: check errs on ${wrong.length}`);
}

/**
 * Prints each case where the two verdicts differ, and the figures.
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
    if (verdict.accepted !== recorded < 300)
      say(
        `another answer than the recorded ${recorded}: ${name}: ${verdict.status} ${shortened(verdict.message ?? '')}`,
      );
  figures(differing);
  return differing.silent.length + differing.wrong.length === 0;
}

/**
 * Prints false refusals by check and false acceptances by class, each with an example, and the figures.
 * @param {Judged[]} cases
 * @param {readonly object[]} corpus what they were made of
 * @returns {boolean} there is no false refusal, and few false acceptances
 */
export function reportClasses(cases, corpus) {
  const { refused, accepted, silent, wrong } = split(cases);
  const byCheck = new Map();
  for (const each of wrong)
    for (const { check, message } of each.findings)
      byCheck.set(check, [...(byCheck.get(check) ?? []), `${each.object.kind} ${each.name}: ${message}`]);
  for (const [check, messages] of [...byCheck].sort((a, b) => b[1].length - a[1].length))
    say(`false refusals: ${messages.length} ${check}, one: ${shortened(messages[0])}`);
  const classes = classesOf(refused, corpus);
  const examples = new Map(silent.map(each => [classOf(each), each]));
  for (const { name, cases, missed, uses } of classes)
    if (missed > 0)
      say(
        `false acceptances: ${missed} of ${cases} ${name} (used ${uses} times), one: ${shortened(examples.get(name).verdict.message)}`,
      );
  const share = weightedMisses(classes);
  say(`${classes.length} classes of refusals; weighted by use, check is silent on ${(share * 100).toFixed(1)} %`);
  figures({ refused, accepted, silent, wrong });
  return wrong.length === 0 && share <= 0.02;
}
