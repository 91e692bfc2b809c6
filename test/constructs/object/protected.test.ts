import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';

/** What holds data, or everything: losing one of these cannot be undone by another sync. */
const irreplaceable = ['Namespace', 'PersistentVolumeClaim', 'StatefulSet', 'Cluster', 'Prometheus', 'Alertmanager'];
const guards = {
  'argocd.argoproj.io/sync-options': expect.stringMatching(/^Prune=(false|confirm),Delete=confirm$/),
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

test.each(fleet.environments.map(({ name }) => name))('C12: what cannot be made again is protected in %s', name => {
  const { objects } = graphOf(fleet.declare(fleet.environment(name)));
  const found = objects.filter(({ kind }) => irreplaceable.includes(kind));
  expect(found.length).toBeGreaterThan(2);
  for (const { manifest } of found) {
    expect(manifest.metadata.annotations).toMatchObject(guards);
    const { volumeClaimTemplates: claims = [] } = (manifest['spec'] ?? {}) as { volumeClaimTemplates?: object[] };
    for (const claim of claims) expect(claim).toMatchObject({ metadata: { annotations: guards } });
  }
});

/** What a store needs to be safe and to start again, of its own construct. */
const needs = {
  redis: ['ServiceAccount', 'NetworkPolicy', 'Service', 'ExternalSecret', 'StatefulSet'],
  postgres: ['NetworkPolicy', 'Certificate', 'ExternalSecret', 'ObjectStore', 'ScheduledBackup', 'Cluster'],
};

test('C12: what a store needs stays with it, the closed door of its namespace too', () => {
  const { objects } = graphOf(fleet.declare(fleet.environment('production')));
  const kept = objects.filter(
    ({ unit, manifest }) =>
      unit?.system === 'codeai' &&
      manifest.metadata.annotations?.['argocd.argoproj.io/sync-options'] === 'Prune=false,Delete=confirm' &&
      manifest.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled',
  );
  for (const [store, kinds] of Object.entries(needs))
    expect(kept.filter(({ name }) => name.startsWith(store)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(kinds),
    );
  expect(kept.map(({ kind, name }) => `${kind}/${name}`)).toEqual(
    expect.arrayContaining(['NetworkPolicy/default-deny']),
  );
  expect(kept.filter(({ kind }) => kind === 'Deployment' || kind === 'Job')).toEqual([]);
});
