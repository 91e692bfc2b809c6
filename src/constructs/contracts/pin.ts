import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Contract } from '../../intent/contract.js';
import type { Shape } from '../../intent/prop-table.js';
import { type Problem, problem } from '../../problem.js';
import { projectAround } from '../../project-folder.js';
import { type PropsOf, required } from '../object/props.js';
import { aText, either } from '../object/shapes.js';
import { contractFaults } from './form.js';

/** A contract of another repository: its file, and the digest of what somebody has reviewed. */
export interface ContractPin {
  /**
   * The `contract.json`, or a copy of it: a path from the folder of package.json (`contracts/shop.json`), or
   * `new URL('./shop.json', import.meta.url)`, which `synth --watch` follows.
   */
  readonly file: string | { readonly href: string };
  /** `sha256:` and the digest of the file's bytes in 64 digits. A file with another one is refused. */
  readonly digest: string;
}

const aUrl: Shape = { fits: value => value instanceof URL && value.protocol === 'file:', allowed: 'a URL of a file' };

export const contractPin = {
  file: required(either(aText, aUrl)),
  digest: required(aText),
} satisfies PropsOf<ContractPin>;

/** A contract as it was read; without one, the problems say why. */
export interface Pinned {
  readonly file: string;
  readonly contract?: Contract;
  readonly problems: readonly Problem[];
}

const largest = 1024 * 1024;
const refused = (message: string, hint: string): Problem => problem('contract', message, { hint });

/** Reads a contract and holds it against its digest, and against the cluster of `by`. */
export function pinned(by: Construct, { file: given, digest }: ContractPin): Pinned {
  const project = projectAround(process.cwd()) ?? process.cwd();
  const path = typeof given === 'string' ? resolve(project, given) : fileURLToPath(given.href);
  const file = typeof given === 'string' ? given : relative(project, path).split(sep).join('/');
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    const hint = 'Copy the contract.json of the other repository there; a path begins at the folder of package.json.';
    return { file, problems: [refused(`the contract "${file}" is not a file.`, hint)] };
  }
  if (stat.size > largest) {
    return {
      file,
      problems: [refused(`the contract "${file}" has ${stat.size} bytes.`, `At most ${largest} are read.`)],
    };
  }
  const bytes = readFileSync(path);
  const problems = digestProblems(file, digest, `sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  const [value, fault] = parsed(bytes);
  const faults = fault === undefined ? contractFaults(value) : [fault];
  if (faults.length === 0) {
    const contract = value as Contract;
    return { file, contract, problems: [...problems, ...clusterProblems(by, file, contract)] };
  }
  const hint = isLater(value)
    ? 'A later version of plainsail wrote it: upgrade here.'
    : 'Take the file as plainsail has written it.';
  return { file, problems: [...problems, ...faults.map(each => refused(`the contract "${file}": ${each}.`, hint))] };
}

function digestProblems(file: string, digest: string, actual: string): readonly Problem[] {
  if (digest === actual) return [];
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
    return [
      refused(
        `the digest of "${file}" is ${JSON.stringify(digest)}.`,
        `It must be "${actual}", once you have read it.`,
      ),
    ];
  }
  const message = `the contract "${file}" has the digest ${actual}, and ${digest} is pinned.`;
  return [refused(message, 'Somebody has changed it. Read the change, then write the new digest here.')];
}

/** Nothing where one of both states no name. */
function clusterProblems(by: Construct, file: string, { cluster }: Contract): readonly Problem[] {
  const { name } = clusterOf(by);
  if (cluster === undefined || name === undefined || cluster === name) return [];
  return [
    refused(
      `the contract "${file}" is of the cluster "${cluster}", and this is "${name}".`,
      'Labels of pods mean nothing in another cluster: take the contract of this one, or call the public address by outsideHttps(…).',
    ),
  ];
}

function parsed(bytes: Buffer): readonly [value: unknown, fault?: string] {
  try {
    return [JSON.parse(bytes.toString('utf8'))];
  } catch (error) {
    return [undefined, `it is not JSON: ${(error as Error).message}`];
  }
}

const isLater = (value: unknown): boolean => Number((value as { version?: unknown } | undefined)?.version) > 1;
