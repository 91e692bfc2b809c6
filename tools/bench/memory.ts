import { join } from 'node:path';
import { runChecks } from '../../src/checks/registry.js';
import { graphOf } from '../../src/graph/from-app.js';
import { forgetDerived } from '../../src/graph/per-graph.js';
import { render } from '../../src/render/render.js';
import { write } from '../../src/write/index.js';
import { appOf } from './apps.js';
import { inFolder } from './measure.js';

/** The whole flow once, as `synthesize` runs it, in a process of its own; its peak is what the parent reads. */
const [applications, systems] = process.argv.slice(2).map(Number) as [number, number];
const graph = graphOf(appOf(applications, systems));
runChecks(graph, { kubernetes: '1.31' });
forgetDerived(graph);
const files = render(graph);
const units = Array.from({ length: systems }, (_, i) => `production/bench-${i}`);
inFolder(folder => write({ out: join(folder, 'dist'), files, units, all: true }));
console.log(JSON.stringify({ objects: graph.objects.length, megabytes: process.resourceUsage().maxRSS / 1024 }));
