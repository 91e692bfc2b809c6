import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { objectsOf } from './objects.js';

// The objects of raw.ts by stock cdk8s, in one chart: `stock.js <file|resource> <folder>`.
const [layout, outdir] = process.argv.slice(2) as [string, string];
const yamlOutputType =
  layout === 'file' ? YamlOutputType.FILE_PER_CHART : YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
const app = new App({ outdir, yamlOutputType });
const chart = new Chart(app, 'bench', { namespace: 'bench-0-production', disableResourceNameHashes: true });
for (let i = 0; i < Number(process.env['APPLICATIONS'] ?? 500); i++)
  for (const object of objectsOf(`app-${i}`, 'bench-0-production')) new ApiObject(chart, `${i}-${object.kind}`, object);
app.synth();
