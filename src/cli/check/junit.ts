import { printable } from '../../printable.js';
import { formatObject, type Problem } from '../../problem.js';
import type { Report } from './report.js';

/** JUnit XML, a case for each finding by check; what is waived is skipped, warnings fail no case. */
export function reportJunit({ problems, waived }: Report): string {
  const cases = [
    ...problems.map(problem => ({ problem, body: bodyOf(problem) })),
    ...waived.map(({ problem, waiver }) => ({ problem, body: `<skipped message="${xml(waiver.reason)}"/>` })),
  ];
  const failures = problems.filter(({ severity }) => severity === 'error').length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${waived.length}"`;
  const lines = cases.map(({ problem, body }) => `    <testcase ${caseOf(problem)}>${body}</testcase>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="plainsail" ${counts}>`,
    ...lines,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOf({ id, object, path, file, source }: Problem): string {
  const name = [formatObject(object), path].filter(Boolean).join(' ') || id;
  const place = /^(.*):\d+$/.exec(file ?? source ?? '')?.[1];
  return `classname="${xml(id)}" name="${xml(name)}"${place === undefined ? '' : ` file="${xml(place)}"`}`;
}

function bodyOf({ severity, message, hint, file, source, construct }: Problem): string {
  const text = [message, hint && `hint: ${hint}`, source ?? file, construct && `construct ${construct}`]
    .filter(Boolean)
    .join('\n');
  if (severity === 'error') return `<failure type="error" message="${xml(message)}">${xml(text)}</failure>`;
  return `<system-out>${xml(`warning: ${text}`)}</system-out>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Control characters are not XML, not even as references. */
const xml = (text: string): string =>
  text
    .split('\n')
    .map(printable)
    .join('\n')
    .replace(/[&<>"\n]/g, character => entities[character] ?? character);
