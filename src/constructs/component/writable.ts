import { amountOf } from '../../manifest/quantity.js';
import { type Problem, problem } from '../../problem.js';
import type { Range } from './resources.js';

/** Folders that a program writes to, and how much each may hold. */
export type Writable = Readonly<Record<string, string>>;

export const defaultWritable: Writable = { '/tmp': '64Mi' };

/** Local disk for logs, beside the folders. */
const logs = 192 * 2 ** 20;

/** The name of a folder's volume. */
export const volumeName = (path: string): string =>
  path
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 63);

/** A request and a limit for the local disk: a pod is evicted above its limit, so that must hold every folder when it is full. */
export const diskFor = (writable: Writable): Range => ['64Mi', mebibytes(heldBy(writable) + logs)];

/** What is wrong with the folders, and with a limit for the local disk that was given for them. */
export function writableProblems(writable: Writable = defaultWritable, disk?: Range): Problem[] {
  return [...Object.keys(writable).flatMap((_, i) => folderProblems(writable, i)), ...diskProblems(writable, disk)];
}

function folderProblems(writable: Writable, i: number): Problem[] {
  const [path, size] = Object.entries(writable)[i]!;
  const names = Object.keys(writable).map(volumeName);
  const name = volumeName(path);
  const problems: Problem[] = [];
  const addProblem = (message: string, hint: string) => problems.push(problem('writable', message, { hint }));
  if (!path.startsWith('/') || name === '')
    addProblem(`"${path}" is not a folder that can be written to.`, 'Give an absolute path such as "/tmp".');
  if (amountOf(size) === undefined) addProblem(`"${path}" may hold "${size}".`, 'A size looks like "64Mi" or "1Gi".');
  if (names.indexOf(name) < i)
    addProblem(
      `"${path}" gets the volume name "${name}", which another folder has.`,
      'Make a folder above both writable instead.',
    );
  return problems;
}

function diskProblems(writable: Writable, disk: Range | undefined): Problem[] {
  const limit = disk && amountOf(disk[1]);
  if (limit === undefined || limit >= heldBy(writable)) return [];
  return [
    problem(
      'writable',
      `the folders may hold ${mebibytes(heldBy(writable))}, and the ephemeral-storage limit is "${disk![1]}".`,
      { hint: 'Raise the limit above what the folders hold, or omit it.' },
    ),
  ];
}

const heldBy = (writable: Writable) => Object.values(writable).reduce((sum, size) => sum + (amountOf(size) ?? 0), 0);

const mebibytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)}Mi`;
