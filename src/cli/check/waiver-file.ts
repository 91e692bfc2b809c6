import { existsSync, readFileSync } from 'node:fs';
import { checkIds } from '../../checks/registry.js';
import type { Waived } from '../../checks/waivers.js';
import { isDay, type Waiver } from '../../intent/waiver.js';
import { isMap } from '../../manifest/map.js';
import { didYouMean, formatObject, type Problem, problem, sortProblems, UsageError } from '../../problem.js';
import { Unreadable } from '../../read/document.js';
import { globMatcher } from '../../read/glob.js';
import { parseStream } from '../../read/parse.js';
import type { Report } from './report.js';

/** One entry of a file of waivers, for manifests that cannot be annotated. */
interface Entry extends Waiver {
  /** `Deployment shop/api`, with `*` for any part of a name. */
  readonly object: string;
  /** @default every field */
  readonly path?: string;
  readonly matches: (object: string) => boolean;
}

const fields = ['check', 'object', 'path', 'reason', 'owner', 'until'];

/** What a file of waivers accepts: `- { check, object, path?, reason, owner, until }`. */
export class WaiverFile {
  private readonly used = new Set<Entry>();

  private constructor(
    private readonly file: string,
    private readonly entries: readonly Entry[],
  ) {}

  /** @throws UsageError for a file that is not there, and for every entry that cannot be read */
  static read(file: string): WaiverFile {
    if (!existsSync(file)) throw new UsageError([problem('waiver-invalid', `there is no file "${file}"`, { hint })]);
    const [document] = [...parseStream(readFileSync(file, 'utf8'))];
    if (document instanceof Unreadable)
      throw new UsageError([problem('waiver-invalid', `${file}: ${document.message}`, { hint })]);
    const list = document?.value ?? [];
    const entries = Array.isArray(list) ? list : [list];
    const problems = entries.flatMap((entry, i) =>
      faultsOf(entry).map(text => problem('waiver-invalid', `${file}, entry ${i + 1}: ${text}`, { hint })),
    );
    if (problems.length > 0) throw new UsageError(problems);
    return new WaiverFile(
      file,
      entries.map((entry: Entry) => ({ ...entry, matches: globMatcher(entry.object) })),
    );
  }

  /** The waiver for a finding; from then on it counts as used. */
  take(found: Problem): Waived | undefined {
    const object = formatObject(found.object);
    const entry = this.entries.find(
      ({ check, path, matches }) =>
        checkIds.present(check) === found.id && matches(object) && (path === undefined || path === found.path),
    );
    if (!entry) return undefined;
    this.used.add(entry);
    return { problem: found, waiver: entry };
  }

  /** Waivers that are over, those that nothing needed, and those that name a check by a former id. */
  problems(today: string): readonly Problem[] {
    const renamed = checkIds.renamed(
      this.entries.map(({ check }) => check),
      { file: this.file },
    );
    const others = this.entries.flatMap(entry => {
      const about = { severity: 'warning' as const, file: this.file };
      const what = `${entry.check} on ${entry.object}`;
      if (!this.used.has(entry))
        return [{ ...about, id: 'waiver-unused', message: `nothing to waive: ${what}`, hint: 'Remove the waiver.' }];
      if (today <= entry.until) return [];
      const message = `over since ${entry.until}: ${what}: ${entry.reason} (${entry.owner})`;
      return [
        {
          ...about,
          id: 'waiver-expired',
          message,
          hint: 'Repair the finding and remove the waiver, or agree on a new day.',
        },
      ];
    });
    return [...renamed, ...others];
  }
}

const hint =
  'Write each as { check: <id>, object: "Kind namespace/name", reason: <why>, owner: <who>, until: "2030-01-31" }.';

function faultsOf(entry: unknown): readonly string[] {
  if (!isMap(entry)) return ['it is not a map'];
  const { check, until, path } = entry;
  const missing = ['check', 'object', 'reason', 'owner', 'until'].filter(
    field => typeof entry[field] !== 'string' || entry[field] === '',
  );
  const unknown = Object.keys(entry).filter(field => !fields.includes(field));
  return [
    ...missing.map(field => `"${field}" is missing, or not text`),
    ...unknown.map(field => `"${field}" is not a field of a waiver.${didYouMean(field, fields)}`),
    ...(typeof check === 'string' && !checkIds.find(check)
      ? [`no check is named "${check}".${didYouMean(check, checkIds.all)}`]
      : []),
    ...(typeof until === 'string' && !isDay(until)
      ? [`until is "${until}", and that is not a day such as 2030-01-31`]
      : []),
    ...(path !== undefined && typeof path !== 'string' ? ['"path" is not text'] : []),
  ];
}

/** A report with what a file of waivers accepts, if one is named. */
export function withWaivers(report: Report, file: string | undefined, today: string): Report {
  if (file === undefined) return report;
  const waivers = WaiverFile.read(file);
  const waived = report.problems.flatMap(found => waivers.take(found) ?? []);
  const accepted = new Set(waived.map(({ problem: found }) => found));
  const problems = report.problems.filter(found => !accepted.has(found));
  return {
    ...report,
    problems: sortProblems([...problems, ...waivers.problems(today)]),
    waived: [...report.waived, ...waived],
  };
}
