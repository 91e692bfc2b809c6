import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';

/** What holds data, or everything: losing one of these cannot be undone by another sync. */
const irreplaceable = ['Namespace', 'PersistentVolumeClaim', 'StatefulSet', 'Cluster', 'Prometheus', 'Alertmanager'];
const guards = {
  'argocd.argoproj.io/sync-options': expect.stringContaining('Prune=confirm,Delete=confirm'),
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
