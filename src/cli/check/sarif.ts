import { createHash } from 'node:crypto';
import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkThatFound } from '../../checks/registry.js';
import { type Problem, whereOf } from '../../problem.js';
import { groupOf } from '../causes.js';
import { knownOf } from './baseline.js';
import { lineAt } from './lines.js';
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
  const indexes = new Map(rules.map(({ id }, ruleIndex) => [id, { ruleIndex }]));
  const results = all.map(({ problem, reason }) => ({
    ruleId: problem.id,
    ...indexes.get(problem.id),
    level: problem.severity,
    message: { text: textOf(problem) },
    ...locationsOf(problem),
    partialFingerprints: { 'plainsail/v1': fingerprintOf(problem) },
    properties: { group: groupOf(problem) },
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

/** The checks that found something; what is found while reading is not a rule that could be described. */
const rulesFor = (problems: readonly Problem[]) =>
  [...new Set(problems.flatMap(problem => checkThatFound(problem) ?? []))].map(check => ({
    id: check.id,
    shortDescription: { text: check.title },
    fullDescription: { text: check.why },
    help: { text: check.fix },
    defaultConfiguration: { level: check.severity },
    helpUri: check.docs,
    properties: { category: check.category, tags: [check.category, ...(check.controls ?? [])] },
  }));

function textOf(problem: Problem): string {
  const { message, hint } = problem;
  const where = whereOf(problem);
  return `${where && `${where}: `}${message}${hint ? `\n${hint}` : ''}`;
}

/** The same finding in two versions of a file, wherever it has moved. */
const fingerprintOf = (problem: Problem): string => {
  const { check, object, path } = knownOf(problem);
  return createHash('sha256')
    .update(JSON.stringify([check, object, path]))
    .digest('hex')
    .slice(0, 32);
};

/** One place in a file, in words, as a construct, or all of them; none where nothing is known. */
function locationsOf(problem: Problem) {
  const place = lineAt(problem);
  const name = whereOf(problem);
  const logical = [
    ...(name ? [{ fullyQualifiedName: name }] : []),
    ...(problem.construct === undefined ? [] : [{ fullyQualifiedName: problem.construct, kind: 'construct' }]),
  ];
  const location = {
    ...(place && {
      physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, region: { startLine: place.line } },
    }),
    ...(logical.length > 0 && { logicalLocations: logical }),
  };
  return Object.keys(location).length > 0 && { locations: [location] };
}

/** What a path is as a URI reference: relative to where the command ran, or absolute. */
const uriOf = (path: string): string =>
  isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join('/');
