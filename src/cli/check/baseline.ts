import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkIds } from '../../checks/registry.js';
import { formatObject, type Problem, problem, UsageError } from '../../problem.js';

/** A finding by check, object and path, never by its message or its line. */
export interface Known {
  readonly check: string;
  readonly object: string;
  readonly path: string;
}

/** Findings that were there before, each as often as it was there. */
export class Baseline {
  private readonly left = new Map<string, number>();

  /** @param renamed a warning for each former id among them */
  constructor(
    findings: readonly Known[],
    readonly renamed: readonly Problem[] = [],
  ) {
    for (const each of findings) this.left.set(keyOf(each), (this.left.get(keyOf(each)) ?? 0) + 1);
  }

  /** Whether the finding was there before; each entry stands for one finding. */
  take(found: Problem): boolean {
    // A baseline that was written with the numbers of list items holds for as long as they stay.
    for (const known of [knownOf(found), { ...knownOf(found), path: found.path ?? '' }]) {
      const count = this.left.get(keyOf(known)) ?? 0;
      if (count === 0) continue;
      this.left.set(keyOf(known), count - 1);
      return true;
    }
    return false;
  }

  /** How many of the findings were not found again. */
  get gone(): number {
    return [...this.left.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** List items go by their names: their numbers change when others are added before them. */
export const knownOf = ({ id, object, path = '', namedPath = path }: Problem): Known => ({
  check: id,
  object: formatObject(object),
  path: namedPath,
});

const keyOf = ({ check, object, path }: Known): string => JSON.stringify([checkIds.present(check), object, path]);

/** @throws UsageError for a file that is not there, and for one that is not a baseline */
export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) throw refused(`there is no baseline "${file}"`, 'Write it first: --write-baseline.');
  try {
    const { version, findings } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown; findings?: unknown };
    if (version === 1 && Array.isArray(findings) && findings.every(isKnown)) {
      const ids = findings.map(({ check }) => check);
      return new Baseline(findings, checkIds.renamed(ids, { file }));
    }
  } catch {
    // It is reported below, as any other text that is not a baseline.
  }
  throw refused(
    `"${file}" is not a baseline`,
    'Write it with --write-baseline, and settle conflicts by writing it again.',
  );
}

/** Sorted and one finding a line, so that two branches merge. */
export function writeBaseline(file: string, problems: readonly Problem[]): void {
  const lines = problems.map(each => JSON.stringify(knownOf(each))).sort();
  writeFileSync(file, `{\n  "version": 1,\n  "findings": [${lines.map(line => `\n    ${line}`).join(',')}\n  ]\n}\n`);
}

const isKnown = (value: unknown): value is Known =>
  typeof value === 'object' &&
  value !== null &&
  ['check', 'object', 'path'].every(field => typeof (value as Record<string, unknown>)[field] === 'string');

const refused = (message: string, hint: string): UsageError =>
  new UsageError([problem('invalid-baseline', message, { hint })]);
