import { printableLines } from '../../printable.js';
import { formatObject, type Problem } from '../../problem.js';
import { causesOf, groupOf } from '../causes.js';
import { lineAt } from './lines.js';
import type { Report } from './report.js';

/** GitHub shows ten of each severity beside the changed lines, and counts the rest. */
const most = 10;

/** Workflow commands of GitHub Actions: an annotation for each place, one of every cause before the second of any. */
export function reportGithub({ problems }: Report): string {
  const causes = causesOf(problems, groupOf);
  const inTurn = [...Array(Math.max(0, ...causes.map(each => each.length))).keys()].flatMap(turn =>
    causes.flatMap(each => each[turn] ?? []),
  );
  const ofSeverity = (severity: Problem['severity']) => inTurn.filter(problem => problem.severity === severity);
  return (['error', 'warning'] as const)
    .flatMap(severity => {
      const own = ofSeverity(severity);
      const rest = own.length - most;
      return [
        ...own.slice(0, most).map(annotation),
        ...(rest > 0 ? [`::notice::and ${rest} more of severity ${severity}`] : []),
      ];
    })
    .map(line => `${line}\n`)
    .join('');
}

function annotation(problem: Problem): string {
  const { severity, id, message, hint, object, path, construct } = problem;
  const place = lineAt(problem);
  const what = [formatObject(object), path].filter(Boolean).join(' ');
  const text = [`${what && `${what}: `}${message}`, hint, construct && `construct ${construct}`]
    .filter(Boolean)
    .join('\n');
  const properties = [
    ...(place ? [`file=${property(place.file)}`, `line=${place.line}`] : []),
    `title=${property(id)}`,
  ];
  return `::${severity} ${properties.join(',')}::${data(text)}`;
}

/** As the runner reads it back: a text can neither end its command nor begin another one, nor colour the log. */
const data = (text: string): string =>
  printableLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
