import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plainsail = fileURLToPath(new URL('../../bin/plainsail.js', import.meta.url));

/**
 * @typedef {object} Errors of `plainsail check` in a case
 * @property {{ check: string, message: string, path?: string }[]} findings those of the category `server`, which are judged
 * @property {{ check: string, message: string, path?: string }[]} others
 */

/**
 * The errors that `plainsail check` finds in each case.
 * @param {import('./oracle.js').Case[]} cases
 * @param {string} kubernetes minor version
 * @returns {Promise<Errors[]>}
 */
export async function offlineErrors(cases, kubernetes) {
  const findings = cases.map(() => []);
  for (const batch of batches(cases)) await checkBatch(batch, kubernetes, findings);
  return findings.map(each => {
    const errors = each.filter(({ severity }) => severity === 'error');
    const isJudged = ({ category }) => category === 'server';
    return { findings: errors.filter(isJudged), others: errors.filter(error => !isJudged(error)) };
  });
}

/**
 * Cases that can be checked at once: each has a namespace of its own, and no two of those that are more than one object have
 * an object without one in common.
 */
function batches(cases) {
  const all = [];
  for (const [index, each] of cases.entries()) {
    // Definitions decide about the objects beside them.
    const isDefinition = each.object.kind === 'CustomResourceDefinition';
    const key = `${each.before ? 'change' : 'object'}${isDefinition ? ' of a definition' : ''}`;
    const isAlone = !each.before && each.beside.length === 0;
    const shared = isAlone
      ? []
      : [each.object, ...each.beside].filter(({ metadata }) => !isOwn(metadata?.namespace)).map(identity);
    const free = all.find(batch => batch.key === key && !shared.some(id => batch.ids.has(id)));
    const batch = free ?? { key, ids: new Set(), cases: [] };
    if (!free) all.push(batch);
    for (const id of shared) batch.ids.add(id);
    batch.cases.push({ ...each, index });
  }
  return all.map(({ cases }) => cases);
}

const identity = ({ kind, metadata }) => `${kind} ${metadata?.namespace} ${metadata?.name}`;

/** Other namespaces are what some cases are about. */
const isOwn = namespace => namespace === 'cases';

async function checkBatch(batch, kubernetes, findings) {
  const home = mkdtempSync(join(tmpdir(), 'plainsail-verdict-'));
  try {
    for (const folder of ['now', 'before']) mkdirSync(join(home, folder));
    const write = (name, { object: { metadata } }, index, objects) => {
      const texts = objects.map(object => JSON.stringify(object, moved(metadata?.namespace, `case-${index}`)));
      writeFileSync(join(home, name), texts.join('\n---\n'));
    };
    for (const each of batch) {
      write(`now/${each.index}.yaml`, each, each.index, [each.object]);
      if (each.beside.length > 0) write(`now/${each.index}-beside.yaml`, each, each.index, each.beside);
      if (each.before) write(`before/${each.index}.yaml`, each, each.index, [each.before]);
    }
    const against = batch[0].before ? ['--from', join(home, 'before')] : [];
    const args = ['check', 'now', '--format', 'json', '--kubernetes-version', kubernetes, ...against];
    for (const finding of JSON.parse(await output(args, home)).findings) {
      if (finding.message.startsWith('the check itself fails')) throw new Error(`${finding.check}: ${finding.message}`);
      const [, index] = /^now\/(\d+)\.yaml\b/.exec(finding.file ?? '') ?? [];
      if (index !== undefined) findings[index].push(finding);
    }
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** A replacer of JSON that puts what is in the namespace of the cases into another. */
const moved = (from, to) => (_, value) => (isOwn(from) && value === from ? to : value);

async function output(args, cwd) {
  const child = spawn(process.execPath, [plainsail, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
