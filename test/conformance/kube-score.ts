import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkOf } from '../../src/checks/registry.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';
import { ignored, kubeScoreChecks } from './kube-score-checks.js';
import { covers } from './mapping.js';
import type { Disagreement, Outcome } from './outcome.js';

interface Case {
  readonly test: string;
  readonly file: string;
  readonly check: string;
  readonly expected: 'ok' | 'warning' | 'critical' | 'skipped';
  readonly config: Readonly<Record<string, unknown>>;
}

/** Grades of kube-score: ours finds something where theirs is worse than `ok`, and nothing where it is not. */
export function conformance(folder: string): Outcome {
  const { cases } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { cases: readonly Case[] };
  const different = cases.flatMap(one => compare(folder, one));
  return {
    cases: cases.length,
    disagreements: different.filter(({ reason }) => reason === undefined),
    known: different.filter(({ reason }) => reason !== undefined),
  };
}

function compare(folder: string, { test, file, check, expected, config }: Case): readonly Disagreement[] {
  const name = `${check}: ${test}`;
  const mapped = kubeScoreChecks[check];
  if (!mapped || 'leftOut' in mapped) return [{ name, detail: `not covered: ${mapped?.leftOut ?? 'unknown'}` }];
  const { graph } = readManifests(readSources([join(folder, file)]));
  const asked = mapped.checks.filter(id => isAskedFor(id, expected, config));
  const found = asked
    .flatMap(id => [...checkOf(id).check(graph, contextOf(config))])
    .filter(finding => covers(mapped, finding));
  const bad = expected === 'warning' || expected === 'critical';
  if (bad === found.length > 0) return [];
  const said = found.map(({ object, message }) => `${object.kind} ${object.name}: ${message}`).join('; ') || 'nothing';
  const { stricter } = mapped;
  const isMeant = stricter && !bad && found.every(({ object }) => stricter.on(object));
  return [{ name, detail: `${expected}; ours found ${said}`, ...(isMeant && { reason: stricter.reason }) }];
}

/** An optional check that nobody turned on is skipped by both. */
function isAskedFor(id: string, expected: string, config: Case['config']): boolean {
  const { profile = 'default' } = checkOf(id);
  if (expected === 'skipped' && Array.isArray(config['optional']) && profile !== 'default') return false;
  return !Object.entries(ignored).some(([option, part]) => config[option] === true && part === id);
}

function contextOf(config: Case['config']) {
  const asked = config['MinReplicasDeployment'] ?? config['MinReplicasHPA'];
  if (typeof asked !== 'number') return { kubernetes: '1.31' };
  const ids = ['autoscaler-minimum', 'minimum-replicas', 'replicas-behind-service'];
  return { kubernetes: '1.31', options: Object.fromEntries(ids.map(id => [id, { pods: asked }])) };
}
