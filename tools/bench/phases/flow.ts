import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { YamlOutputType } from 'cdk8s';
import { stringify } from 'yaml';
import { runChecks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { readerOrder } from '../../../src/render/order.js';
import { render } from '../../../src/render/render.js';
import { toYaml } from '../../../src/render/yaml/emit.js';
import { write } from '../../../src/write/index.js';
import { appOf, unitsOf } from './apps.js';
import { medians, newFolder, type Samples, timed } from './measure.js';

/** What is measured, how often, and whether beside it what bounds the phases: raw writes and other stringifiers. */
export interface FlowOptions {
  readonly applications: number;
  /** Namespaces that they are spread over. */
  readonly systems: number;
  readonly rounds: number;
  readonly bounds: boolean;
}

/** Medians of every phase of ours, and of stock cdk8s on the same objects in turn, so that a slow moment meets both. */
export function measureFlow({ applications, systems, rounds, bounds }: FlowOptions): Map<string, number> {
  const samples: Samples = new Map();
  for (let round = 0; round < rounds; round++) {
    const files = ours(samples, applications, systems, bounds);
    if (bounds)
      for (const each of round % 2 === 0 ? [ourWrites, rawWrites] : [rawWrites, ourWrites])
        each(samples, files, systems);
    else ourWrites(samples, files, systems);
    if (bounds || round === 0) stock(samples, applications, systems); // Half a minute for 30,000 objects.
  }
  return medians(samples);
}

function ours(samples: Samples, applications: number, systems: number, bounds: boolean): ReadonlyMap<string, string> {
  const app = timed(samples, 'declare', () => appOf(applications, systems));
  const graph = timed(samples, 'graph', () => graphOf(app));
  timed(samples, 'check', () => runChecks(graph, { kubernetes: '1.31' }));
  const files = timed(samples, 'render', () => render(graph));
  if (!bounds) return files;
  const manifests = graph.objects.map(({ manifest }) => manifest);
  timed(samples, 'emit', () => manifests.map(manifest => toYaml(manifest, readerOrder)));
  timed(samples, 'yaml stringify', () => manifests.map(manifest => stringify(manifest)));
  timed(samples, 'JSON.stringify', () => manifests.map(manifest => JSON.stringify(manifest)));
  return files;
}

function ourWrites(samples: Samples, files: ReadonlyMap<string, string>, systems: number): void {
  const request = { out: join(newFolder(), 'dist'), files, units: unitsOf(systems), all: true };
  timed(samples, 'write', () => write(request));
  timed(samples, 'write again', () => write(request));
}

function rawWrites(samples: Samples, files: ReadonlyMap<string, string>): void {
  const out = newFolder();
  timed(samples, 'raw write', () => {
    const folders = new Set([...files.keys()].map(path => dirname(path)));
    for (const folder of folders) mkdirSync(join(out, folder), { recursive: true });
    for (const [path, text] of files) writeFileSync(join(out, path), text);
  });
}

function stock(samples: Samples, applications: number, systems: number): void {
  const app = appOf(applications, systems);
  timed(samples, 'stock synthYaml', () => app.synthYaml());
  const to = { outdir: newFolder(), yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };
  const writing = timed(samples, 'stock declare', () => appOf(applications, systems, to));
  timed(samples, 'stock synth', () => writing.synth());
}
