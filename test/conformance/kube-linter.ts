import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/checks/check.js';
import { checkOf } from '../../src/checks/registry.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';
import { kubeLinterChecks } from './kube-linter-checks.js';
import { covers } from './mapping.js';
import type { Disagreement, Outcome } from './outcome.js';

interface Case {
  readonly test: string;
  readonly file: string;
  readonly check: string;
  /** `Deployment: container "app" …`; some cases give only a few of them. */
  readonly findings: readonly { readonly text: string }[];
  readonly count: number;
}

/** Findings of kube-linter: ours are on objects of the same kinds, as many as theirs. */
export function conformance(folder: string): Outcome {
  const { cases } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { cases: readonly Case[] };
  return { cases: cases.length, disagreements: cases.flatMap(one => compare(folder, one)) };
}

function compare(folder: string, { test, file, check, findings, count }: Case): readonly Disagreement[] {
  const mapped = kubeLinterChecks[check];
  if (!mapped || 'leftOut' in mapped) return [{ name: test, detail: `not covered: ${mapped?.leftOut ?? 'unknown'}` }];
  const { graph } = readManifests(readSources([join(folder, file)]));
  const found: readonly Finding[] = mapped.checks
    .flatMap(id => [
      ...checkOf(id).check(graph, { kubernetes: '1.31', options: { 'autoscaler-minimum': { pods: 3 } } }),
    ])
    .filter(finding => covers(mapped, finding))
    .filter((one, i, all) => !mapped.once || all.findIndex(other => isSame(one, other)) === i);
  const kinds = (names: readonly string[]) => [...new Set(names)].sort().join(', ') || 'none';
  const wanted = kinds(findings.map(({ text }) => text.split(':', 1)[0] ?? ''));
  const actual = kinds(found.map(({ object }) => object.kind));
  if (wanted !== actual && findings.length === count)
    return [{ name: test, detail: `findings on ${wanted}; ours on ${actual}` }];
  const counts = `${count} findings; ours ${found.length}: ${found.map(({ object, path }) => `${object.kind} ${object.name} ${path}`).join('; ')}`;
  return found.length === count ? [] : [{ name: test, detail: counts }];
}

const isSame = (one: Finding, other: Finding) => one.object === other.object && one.message === other.message;
