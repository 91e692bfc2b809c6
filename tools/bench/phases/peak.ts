import { join } from 'node:path';
import { YamlOutputType } from 'cdk8s';
import { runChecks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { forgetDerived } from '../../../src/graph/per-graph.js';
import { render } from '../../../src/render/render.js';
import { write } from '../../../src/write/index.js';
import { appOf, unitsOf } from './apps.js';
import { medians, newFolder, type Samples, timed } from './measure.js';

/** What one run in a process of its own took: its phases in milliseconds, and the most memory it had. */
export interface Peak {
  readonly objects: number;
  readonly megabytes: number;
  readonly phases: Readonly<Record<string, number>>;
}

const [who, applications, systems] = process.argv.slice(2) as [string, string, string];
const samples: Samples = new Map();
const objects =
  who === 'stock' ? stock(Number(applications), Number(systems)) : ours(Number(applications), Number(systems));
const phases = Object.fromEntries(medians(samples));
const peak: Peak = { objects, megabytes: process.resourceUsage().maxRSS / 1024, phases };
console.log(JSON.stringify(peak));

/** The whole flow, as `synthesize` runs it. */
function ours(applications: number, systems: number): number {
  const graph = timed(samples, 'declare and graph', () => graphOf(appOf(applications, systems)));
  timed(samples, 'check', () => runChecks(graph, { kubernetes: '1.31' }));
  forgetDerived(graph);
  const files = timed(samples, 'render', () => render(graph));
  const request = { out: join(newFolder(), 'dist'), files, units: unitsOf(systems), all: true };
  timed(samples, 'write', () => write(request));
  return graph.objects.length;
}

function stock(applications: number, systems: number): number {
  const to = { outdir: newFolder(), yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };
  const app = timed(samples, 'declare', () => appOf(applications, systems, to));
  timed(samples, 'synth', () => app.synth());
  return app.charts.reduce((sum, chart) => sum + chart.apiObjects.length, 0);
}
