import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, connectionsOf } from '../../src/connectivity/connections.js';
import { connectionJson, connectionText } from '../../src/connectivity/print.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';
import type { Disagreement, Outcome } from './outcome.js';

interface Case {
  readonly input: string;
  readonly expected: { readonly txt?: string; readonly json?: string };
  /** Workloads of which one has to be at either end. */
  readonly focus?: readonly string[];
}

/** The connection lists of netpol-analyzer: every row, in the same form and order. */
export function conformance(folder: string): Outcome {
  const { cases } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { cases: readonly Case[] };
  return { cases: cases.length, disagreements: cases.flatMap(one => compare(folder, one)) };
}

function compare(folder: string, { input, expected, focus = [] }: Case): readonly Disagreement[] {
  const { graph } = readManifests(readSources([join(folder, input)]));
  const rows = connectionsOf(graph).filter(row => focus.length === 0 || focus.some(name => touches(row, name)));
  return Object.entries(expected).flatMap(([format, file]) => {
    const wanted = readFileSync(join(folder, file), 'utf8').trim().split('\n');
    const actual = (format === 'json' ? connectionJson([{ rows }]) : [...connectionText([{ rows }])].join(''))
      .trim()
      .split('\n');
    return differences(wanted, actual).map(detail => ({ name: input, detail: `${format}: ${detail}` }));
  });
}

const touches = ({ source, target }: Connection, name: string): boolean =>
  [source, target].some(end => end.startsWith(`${name}[`) || end.includes(`/${name}[`) || end === `{${name}}`);

/** Rows that only one side has; when the rows are equal, their order. */
function differences(wanted: readonly string[], actual: readonly string[]): readonly string[] {
  const missing = wanted.filter(row => !actual.includes(row)).map(row => `missing ${row}`);
  const surplus = actual.filter(row => !wanted.includes(row)).map(row => `surplus ${row}`);
  const first = wanted.findIndex((row, i) => row !== actual[i]);
  if (missing.length + surplus.length > 0) return [...missing, ...surplus];
  return first < 0 && wanted.length === actual.length ? [] : [`order differs from row ${first + 1} on`];
}
