import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import * as monitoring from '../../../src/entries/monitoring.js';
import * as platform from '../../../src/entries/platform.js';
import { graphOf } from '../../../src/graph/from-app.js';
import * as index from '../../../src/index.js';
import { declarations } from '../alone.js';
import { type Rendered, small } from '../support.js';

const plainsail = { ...index, ...monitoring, ...platform };
const { postgres, Worker } = plainsail;
const image = 'registry.example.com/shop:1.4.0';

const modes = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

/** What stock `App.synth` writes of a declaration, read back from its files. */
function synthesized(mode: YamlOutputType, declare: (app: App) => void): readonly Rendered[] {
  const outdir = mkdtempSync(join(tmpdir(), 'plainsail-'));
  try {
    const app = new App({ outdir, yamlOutputType: mode });
    declare(app);
    app.synth();
    const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    return files.flatMap(({ parentPath, name }) =>
      parseAllDocuments(readFileSync(join(parentPath, name), 'utf8')).map(document => document.toJS() as Rendered),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Objects in an order of their own: each mode writes them in another. */
function sorted<T extends Named>(objects: readonly T[]): readonly T[] {
  const key = ({ kind, metadata }: Named) => `${kind}/${metadata.name}`;
  return [...objects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const chartOf = (app: App, id = 'mine') => new Chart(app, id, { namespace: 'shop' });

/** One is abstract, and three make files beside the objects. */
const noObjects: readonly unknown[] = [
  plainsail.Component,
  plainsail.ObjectTemplate,
  plainsail.TemplateFile,
  plainsail.TerraformVariables,
];

test('every exported construct is here', () => {
  const constructs = Object.entries(plainsail).filter(
    ([, value]) => typeof value === 'function' && 'isConstruct' in value && !noObjects.includes(value),
  );
  const withoutObjects = ['ObjectTemplate', 'TemplateFile', 'TerraformVariables']; // They make files beside the objects.
  const declared = [...Object.keys(declarations), ...withoutObjects];
  expect(constructs.map(([name]) => name).filter(name => !declared.includes(name))).toEqual([]);
});

describe.each(modes)('written by cdk8s as %s', mode => {
  test.each(Object.entries(declarations))('%s is what the graph has, whole and in any chart', (_, declare) => {
    const app = new App();
    declare(chartOf(app));
    const expected = app.node
      .findAll()
      .filter(ApiObject.isApiObject)
      .map(object => object.toJson());
    expect(expected).not.toEqual([]);
    const written = synthesized(mode, other => declare(chartOf(other)));
    expect(sorted(written)).toEqual(sorted(expected));
    expect(sorted(graphOf(app).objects.map(({ manifest }) => manifest))).toEqual(sorted(expected));
  });

  test('C6: a callee lets in callers of its own chart and of later ones', () => {
    const written = synthesized(mode, app => {
      const first = chartOf(app, 'first');
      const database = postgres({ image, database: 'shop', credentials: 'shop/db', resources: small });
      const endpoint = database.inCluster(first, 'db');
      new Worker(first, 'near', { image, resources: small, calls: [endpoint] });
      const other = new Chart(app, 'second', { namespace: 'office' });
      new Worker(other, 'far', { image, resources: small, calls: [endpoint] });
    });
    const policy = written.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'db');
    expect(policy?.spec['ingress']).toEqual([
      {
        from: [
          { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'near' } } },
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'office' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'far' } },
          },
        ],
        ports: [{ port: 5432 }],
      },
    ]);
  });
});
