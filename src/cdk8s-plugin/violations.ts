import type { Check } from '../checks/check.js';
import { append } from '../graph/append.js';
import { formatObject, type Problem } from '../problem.js';

/** What cdk8s-cli hands to a validation plugin, as far as it is used here. */
export interface ValidationContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

/** One rule that is broken, as cdk8s-cli reports it. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly Resource[];
}

interface Resource {
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}

/** One violation for each rule and severity, errors first; an object is in it once, with all that is found on it. */
export function violationsOf(problems: readonly Problem[], checks: readonly Check[]): readonly Violation[] {
  const rules = new Map(checks.map(check => [check.id, check]));
  const groups = grouped(problems, ({ id, severity }) => `${severity} ${id}`);
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, found]) => violation(found, rules.get(found[0]!.id)));
}

function violation(found: readonly Problem[], rule: Check | undefined): Violation {
  const { id, severity } = found[0]!;
  const fixes = [...new Set(found.map(({ hint = '' }) => hint))];
  const shared = fixes.length === 1 ? fixes[0]! : undefined;
  const byObject = grouped(found, ({ object, file }) => `${formatObject(object)} ${fileOf(file)}`);
  return {
    ruleName: `${id} (${severity})`,
    recommendation: rule ? `${rule.title}. ${rule.why}` : found[0]!.message,
    fix: shared ?? rule?.fix ?? 'See each occurrence.',
    violatingResources: [...byObject.values()].map(each => resource(each, shared === undefined)),
  };
}

function resource(found: readonly Problem[], withHints: boolean): Resource {
  const { object, file } = found[0]!;
  return {
    resourceName: object?.name ?? '',
    locations: found.map(({ path, message, hint }) => {
      const place = [formatObject(object), path].filter(Boolean).join(' ');
      return `${place && `${place}: `}${message}${withHints && hint ? ` ${hint}` : ''}`;
    }),
    manifestPath: fileOf(file),
  };
}

/** Without its line. */
const fileOf = (file = ''): string => file.replace(/:\d+$/, '');

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) append(groups, keyOf(item), item);
  return groups;
}
