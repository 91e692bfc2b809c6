import { Testing } from 'cdk8s';
import { System } from 'plainsail';
import { MyChart, Shop } from './main';

test('charts with constructs of plainsail render, and its classes are the same for all', () => {
  const kinds = Testing.synth(new MyChart(Testing.app(), 'shop')).map(({ kind }) => kind);
  expect(kinds).toContain('Deployment');
  expect(kinds).toContain('Certificate');
  expect(Object.getPrototypeOf(Shop)).toBe(System);
});
