import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../src/connectivity/connection.js';
import { connectionsOf } from '../../src/connectivity/connections.js';
import { isTransport } from '../../src/connectivity/ports.js';
import { connectionRows, connectionText } from '../../src/connectivity/print.js';
import { unreadIn } from '../../src/connectivity/unread.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';
import type { Disagreement, Outcome } from './outcome.js';

interface Case {
  readonly input: string;
  readonly expected: { readonly txt?: string; readonly json?: string };
  /** Workloads of which one has to be at either end, … */
  readonly focus?: readonly string[];
  /** … and the ones at the other end, … */
  readonly focusPeers?: readonly string[];
  /** … in this direction as the former see it. */
  readonly focusDirection?: string;
  /** Only connections that this port opens, such as `udp-52`, without their ports. */
  readonly focusConn?: string;
  readonly multipleNetworks?: boolean;
}

interface Manifest {
  readonly cases?: readonly Case[];
  readonly connlist?: readonly Case[];
}

/** The connection lists of netpol-analyzer, those of its admin policies in a folder beside: every row, in the same form and order. */
export function conformance(folder: string): Outcome {
  const cases = [folder, join(folder, 'admin')].flatMap(casesIn);
  const compared = cases.map(one => ({ one, found: compare(one) })).filter(({ found }) => found.length > 0);
  const meant = compared.map(({ one, found }) => ({ one, found, reason: reasonFor(one, found) }));
  return {
    cases: cases.length,
    disagreements: meant.flatMap(({ found, reason }) => (reason === undefined ? found : [])),
    known: meant.flatMap(({ one, found, reason }) =>
      reason === undefined ? [] : [{ name: one.input, detail: `${found.length} rows`, reason }],
    ),
  };
}

function casesIn(folder: string): readonly (Case & { readonly folder: string })[] {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return [];
  const { cases, connlist } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return [...(cases ?? []), ...(connlist ?? [])].map(one => ({ ...one, folder }));
}

type FoundCase = ReturnType<typeof casesIn>[number];

const graphIn = ({ folder, input }: FoundCase) => readManifests(readSources([join(folder, input)])).graph;

/** Why a list differs on purpose; undefined where it must not. */
function reasonFor(one: FoundCase, found: readonly Disagreement[]): string | undefined {
  if (one.multipleNetworks) {
    const named = unreadIn(graphIn(one)).flatMap(({ objects }) => objects.map(({ kind }) => kind));
    if (!named.includes('UserDefinedNetwork')) return undefined;
    return `further networks of pods are not read, which the command says of ${[...new Set(named)].join(', ')}`;
  }
  const onlyMore = found.every(({ detail }) => /: surplus \S+ => [0-9a-f:]*::[0-9a-f:]*-\S+\[External\]/.test(detail));
  return onlyMore ? 'netpol-analyzer passes over the IPv6 networks of admin policies, which are read here' : undefined;
}

function compare(one: FoundCase): readonly Disagreement[] {
  const { folder, input, expected } = one;
  const rows = connectionsOf(graphIn(one)).filter(row => isInFocus(row, one));
  return Object.entries(expected)
    .filter(([, file]) => existsSync(join(folder, file)))
    .flatMap(([format, file]) => {
      const wanted = readFileSync(join(folder, file), 'utf8').trim().split('\n');
      const text = one.focusConn
        ? onePort(one.focusConn, rows)
        : format === 'json'
          ? `${JSON.stringify(connectionRows(rows), null, 2)}\n`
          : [...connectionText([{ rows }])].join('');
      return differences(wanted, text.trim().split('\n')).map(detail => ({
        name: input,
        detail: `${format}: ${detail}`,
      }));
    });
}

function isInFocus(
  { source, target }: Connection,
  { focus = [], focusPeers = [], focusDirection = '' }: Case,
): boolean {
  if (focus.length === 0) return true;
  const isOf = (names: readonly string[], end: string) => names.length === 0 || names.some(name => isNamed(end, name));
  const out = isOf(focus, source) && isOf(focusPeers, target);
  const into = isOf(focus, target) && isOf(focusPeers, source);
  return (out && focusDirection !== 'ingress') || (into && focusDirection !== 'egress');
}

const isNamed = (end: string, name: string): boolean =>
  end.startsWith(`${name}[`) || end.includes(`/${name}[`) || end === `{${name}}`;

/** `udp-52` */
function onePort(written: string, rows: readonly Connection[]): string {
  const [transport = '', port] = written.toUpperCase().split('-');
  const open = rows.filter(({ ports }) => isTransport(transport) && ports.has(transport, Number(port)));
  const lines = open.map(({ source, target }) => `${source} => ${target}`);
  return [`Permitted connections on ${transport} ${port}:`, ...lines].join('\n');
}

/** Rows that only one side has; when the rows are equal, their order. */
function differences(wanted: readonly string[], actual: readonly string[]): readonly string[] {
  const missing = wanted.filter(row => !actual.includes(row)).map(row => `missing ${row}`);
  const surplus = actual.filter(row => !wanted.includes(row)).map(row => `surplus ${row}`);
  const first = wanted.findIndex((row, i) => row !== actual[i]);
  if (missing.length + surplus.length > 0) return [...missing, ...surplus];
  return first < 0 && wanted.length === actual.length ? [] : [`order differs from row ${first + 1} on`];
}
