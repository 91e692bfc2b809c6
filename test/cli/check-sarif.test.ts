import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Project } from './project.js';
import { sarifSchema } from './sarif-schema.js';

const service = (name: string, more = '') => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop${more} }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
`;
/** Makes the namespace of the Services, so that nothing outside the manifests can have their pods. */
const namespace = '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
const waiver =
  ', annotations: { waive.plainsail.dev/service-selects-pods: "pods come later; owner: shop; until: 2030-01-31" }';

let project: Project;
beforeEach(() => {
  project = new Project({ 'bad/service.yaml': service('api') + namespace });
});
afterEach(() => project.remove());

test('--format sarif points at the line, explains the rule, and keeps what is waived as suppressed', () => {
  project.write({ 'bad/waived.yaml': service('waived', waiver) });
  const { stdout } = project.plainsail('check', 'bad', '--format', 'sarif', '--today', '2030-01-31');
  const log = JSON.parse(stdout);
  expect([log.version, log.runs.length]).toEqual(['2.1.0', 1]);
  const isSarif = new Ajv().compile(sarifSchema);
  expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
  const [{ tool, results }] = log.runs;
  expect(tool.driver.rules).toEqual([
    {
      id: 'service-selects-pods',
      shortDescription: { text: 'Every Service selects at least one pod' },
      properties: { category: 'network', tags: ['network'] },
      fullDescription: { text: expect.any(String) },
      help: { text: expect.any(String) },
      helpUri: expect.stringMatching(/^https:/),
      defaultConfiguration: { level: 'error' },
    },
  ]);
  expect(results[0]).toEqual({
    ruleId: 'service-selects-pods',
    ruleIndex: 0,
    level: 'error',
    message: { text: expect.stringContaining('Service shop/api spec.selector: selects no pod') },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'bad/service.yaml' }, region: { startLine: 5 } },
        logicalLocations: [{ fullyQualifiedName: 'Service shop/api spec.selector' }],
      },
    ],
    partialFingerprints: { 'plainsail/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    properties: { group: expect.stringMatching(/^service-selects-pods-[0-9a-f]{8}$/) },
  });
  expect(results[1].suppressions).toEqual([{ kind: 'inSource', justification: 'pods come later (shop, 2030-01-31)' }]);
});

test('--format sarif names files as URIs, and nothing where nothing is known', () => {
  project.write({ 'bad/50% #1: ü.yaml': 'a: [' });
  const sarif = (...paths: readonly string[]) =>
    JSON.parse(project.plainsail('check', ...paths, '--format', 'sarif').stdout).runs[0];
  const { tool, results } = sarif('bad/50% #1: ü.yaml');
  expect(tool.driver.rules).toEqual([]);
  expect(results).toEqual([
    {
      ruleId: 'invalid-yaml',
      level: 'error',
      message: { text: expect.any(String) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'bad/50%25%20%231%3A%20%C3%BC.yaml' },
            region: { startLine: 1 },
          },
        },
      ],
      partialFingerprints: expect.any(Object),
      properties: expect.any(Object),
    },
  ]);
  const service = join(project.folder, 'bad', 'service.yaml');
  const [absolute] = sarif(service).results;
  expect(absolute.locations[0].physicalLocation.artifactLocation.uri).toBe(`file://${service}`);
  project.write({ 'empty/notes.txt': '' });
  expect(sarif('empty').results[0]).not.toHaveProperty('locations');
  project.write({ 'good/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' });
  expect(sarif('good').results).toEqual([]);
});
