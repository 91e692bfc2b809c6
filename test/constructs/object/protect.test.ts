import { ApiObject } from 'cdk8s';
import { protectWithNeeds } from '../../../src/constructs/object/protect.js';
import { argoCd } from '../../../src/index.js';
import { chartIn, only } from '../support.js';

test('what is protected under steps keeps the options that it has of its own', () => {
  const key = 'argocd.argoproj.io/compare-options';
  const delivery = argoCd({
    repository: 'https://git.example.com/fleet.git',
    clusters: { labels: { a: 'b' }, steps: { by: 'ring', values: ['canary'] } },
  });
  const chart = chartIn({ delivery });
  const annotations = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled', [key]: 'ServerSideDiff=false' };
  const store = new ApiObject(chart, 'a', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', annotations },
  });
  const need = new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b' } });
  protectWithNeeds([store, need]);
  protectWithNeeds([store, need]);
  const annotationOf = (kind: string) => only(chart, kind).metadata.annotations?.[key];
  expect(annotationOf('ConfigMap')).toBe('ServerSideDiff=false,IgnoreExtraneous');
  expect(annotationOf('Secret')).toBe('IgnoreExtraneous');
});
