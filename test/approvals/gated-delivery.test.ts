import { passGates } from '../../src/approvals/gates.js';
import { files, gate, Office } from './office.js';

let office: Office;
beforeEach(() => {
  office = new Office();
});
afterEach(() => office.close());

test('what delivers a unit is held back with it, and the list of all deliveries where it would name what is not there', () => {
  const delivered = new Map([
    ...files,
    ['production/shop/deployment-api.yaml', 'kind: Deployment #\n'],
    ['production/gitops/kustomization.yaml', 'resources: [shop/a.yaml]\n'],
    ['production/gitops/shop/a.yaml', 'kind: Application\n'],
    ['production/gitops/bank/a.yaml', 'kind: Application\n'],
  ]);
  const units = ['production/shop', 'production/gitops', 'production/gitops/shop', 'production/gitops/bank'];
  const pass = () => passGates({ out: office.path('dist'), files: delivered, units }, [gate], office.store).request;
  expect(pass().heldBack).toEqual(['production/shop', 'production/gitops', 'production/gitops/shop']);
  expect([...pass().files.keys()]).toEqual(['staging/shop/deployment-api.yaml', 'production/gitops/bank/a.yaml']);
  office.write('dist/production/gitops/shop/a.yaml', 'kind: Application\n');
  expect(pass().heldBack).toEqual(['production/shop', 'production/gitops/shop']);
  expect([...pass().files.keys()]).toContain('production/gitops/kustomization.yaml');
});
