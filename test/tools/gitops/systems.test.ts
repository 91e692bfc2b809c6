import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Systems {
  readonly systemPairs: (dist: string) => readonly { readonly before: string; readonly after: string }[];
}
const { systemPairs } = jest.requireActual<Systems>('../../../tools/gitops/systems.js');

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'systems-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

const write = (folder: string, file: string, text: string) => {
  mkdirSync(join(dist, folder), { recursive: true });
  writeFileSync(join(dist, folder, file), text);
};

test('Applications come by their waves, Kustomizations after what they wait for', () => {
  const application = (name: string, wave = '') => `
kind: Application
metadata: { name: ${name}, annotations: { ${wave && `argocd.argoproj.io/sync-wave: "${wave}"`} } }
spec: {}
`;
  write('prod/gitops/bank', 'application-prod-bank.yaml', application('prod-bank'));
  write('prod/gitops/shop', 'application-prod-shop.yaml', application('prod-shop', '1'));
  write('prod/gitops/site', 'application-prod-site.yaml', application('prod-site'));
  const kustomization = (name: string, after = '') => `
kind: Kustomization
metadata: { name: ${name} }
spec: { dependsOn: [${after}] }
`;
  write('dev/gitops/bank', 'kustomization-dev-bank-0.yaml', kustomization('dev-bank-0'));
  write('dev/gitops/bank', 'kustomization-dev-bank-1.yaml', kustomization('dev-bank-1', '{ name: dev-bank-0 }'));
  write('dev/gitops/shop', 'kustomization-dev-shop-0.yaml', kustomization('dev-shop-0', '{ name: dev-bank-1 }'));
  write('other/shop', 'deployment-a.yaml', 'kind: Deployment');
  expect(systemPairs(dist)).toEqual([
    { before: 'dev/bank', after: 'dev/shop' },
    { before: 'prod/bank', after: 'prod/shop' },
    { before: 'prod/site', after: 'prod/shop' },
  ]);
});
