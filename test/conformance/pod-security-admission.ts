import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Level, violationsOf } from '../../src/checks/pod-security/violations.js';
import { workloads } from '../../src/graph/workload.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';
import type { Disagreement, Outcome } from './outcome.js';

interface Case {
  readonly file: string;
  readonly level: Level;
  /** `v1.35` */
  readonly version: string;
  readonly expected: 'pass' | 'fail';
  /** The control that has to refuse the pod. */
  readonly check?: string;
  readonly errorContains?: string;
}

/** Pods that the admission of the API server takes or refuses at a level: the same verdict, by the same control. */
export function conformance(folder: string): Outcome {
  const { cases } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { cases: readonly Case[] };
  return { cases: cases.length, disagreements: cases.flatMap(one => compare(folder, one)) };
}

function compare(
  folder: string,
  { file, level, version, expected, check, errorContains }: Case,
): readonly Disagreement[] {
  const name = `${level} ${version} ${file}`;
  const { graph } = readManifests(readSources([join(folder, file)]));
  const levels: readonly Level[] = level === 'restricted' ? ['baseline', 'restricted'] : ['baseline'];
  const found = workloads(graph).flatMap(workload =>
    levels.flatMap(each => [...violationsOf(workload, each, version.replace(/^v/, ''))]),
  );
  const said = found.map(({ control, message }) => `${control}: ${message}`).join('; ') || 'nothing';
  if (graph.objects.length === 0) return [{ name, detail: 'no object in the file' }];
  if (expected === 'pass') return found.length === 0 ? [] : [{ name, detail: `should pass; found ${said}` }];
  const right = found.filter(({ control }) => check === undefined || control === check);
  if (right.length === 0) return [{ name, detail: `should fail by ${check}; found ${said}` }];
  const named = errorContains === undefined || right.some(({ message }) => message.includes(errorContains));
  return named ? [] : [{ name, detail: `should say "${errorContains}"; says ${said}` }];
}
