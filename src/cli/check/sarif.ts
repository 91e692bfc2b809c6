import { checks } from '../../checks/registry.js';
import { formatObject, type Problem } from '../../problem.js';
import type { Report } from './report.js';

/** The report as SARIF 2.1.0, which code hosts show beside the changed lines. */
export function reportSarif({ problems, waived }: Report, version: string): string {
  const all = [
    ...problems.map(problem => ({ problem, reason: undefined })),
    ...waived.map(({ problem, waiver }) => ({
      problem,
      reason: `${waiver.reason} (${waiver.owner}, ${waiver.until})`,
    })),
  ];
  const rules = rulesFor(all.map(({ problem }) => problem));
  const indexes = new Map(rules.map(({ id }, i) => [id, i]));
  const results = all.map(({ problem, reason }) => ({
    ruleId: problem.id,
    ruleIndex: indexes.get(problem.id),
    level: problem.severity,
    message: { text: textOf(problem) },
    locations: [locationOf(problem)],
    ...(reason !== undefined && { suppressions: [{ kind: 'inSource', justification: reason }] }),
  }));
  const driver = { name: 'plainsail', version, rules };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const byId = new Map(checks.map(check => [check.id, check]));

/** The rules that something was found by; not every finding is of a check. */
function rulesFor(problems: readonly Problem[]) {
  return [...new Map(problems.map(problem => [problem.id, problem])).values()].map(({ id, docs }) => {
    const check = byId.get(id);
    return {
      id,
      ...(check && {
        shortDescription: { text: check.title },
        fullDescription: { text: check.why },
        help: { text: check.fix },
        defaultConfiguration: { level: check.severity },
      }),
      ...(docs !== undefined && { helpUri: docs }),
    };
  });
}

function textOf({ object, path, message, hint }: Problem): string {
  const where = [formatObject(object), path].filter(Boolean).join(' ');
  return `${where && `${where}: `}${message}${hint ? `\n${hint}` : ''}`;
}

function locationOf({ object, path, file, source }: Problem) {
  const [, uri, line] = /^(.*):(\d+)$/.exec(file ?? source ?? '') ?? [];
  const name = [formatObject(object), path].filter(Boolean).join(' ');
  return {
    ...(uri !== undefined && {
      physicalLocation: { artifactLocation: { uri: encodeURI(uri) }, region: { startLine: Number(line) } },
    }),
    ...(name && { logicalLocations: [{ fullyQualifiedName: name }] }),
  };
}
