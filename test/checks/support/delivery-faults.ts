import type { Plain, World } from './world.js';

/** One fault for each check of the objects for Argo CD and Flux. */
export const deliveryFaults: Readonly<Record<string, (world: World) => void>> = {
  'application-destination': world => {
    world.pick('Application').spec.destination.name = 'in-cluster';
  },
  'application-project-permits': world => {
    world.pick('Application').spec.source.repoURL = 'https://git.example.com/other.git';
  },
  'application-set-parameters': world => {
    const { spec } = world.pick('Application');
    world.add('argoproj.io/v1alpha1', 'ApplicationSet', {
      goTemplate: true,
      generators: [{ list: { elements: [{ region: 'eu' }, { region: 'us' }] } }],
      template: { metadata: { name: world.below(2) === 0 ? 'planted-{{region}}' : 'planted-{{.regoin}}' }, spec },
    });
  },
  'application-set-rolls-out': world => {
    const { spec } = world.pick('Application');
    const generators = [
      { git: { repoURL: 'https://git.example.com/a.git', revision: 'main', directories: [{ path: '*' }] } },
    ];
    world.add('argoproj.io/v1alpha1', 'ApplicationSet', {
      generators,
      template: { metadata: { name: '{{path}}' }, spec },
    });
  },
  'application-source-complete': world => {
    const { source } = world.pick('Application').spec;
    source.chart = 'shop';
    if (world.below(2) === 0) source.targetRevision = 'main';
    else delete source.targetRevision;
  },
  'application-stays-in-sync': world => {
    const application = world.pick('Application');
    if (world.below(2) === 0) application.metadata.annotations = {};
    else delete application.spec.syncPolicy.retry.refresh;
  },
  'delivered-once': world => {
    const { spec } = world.pick('Application');
    world.add('argoproj.io/v1alpha1', 'Application', spec);
  },
  'delivery-path-exists': world => {
    world.pick('Application').spec.source.path = '../elsewhere';
  },
  'delivery-source-exists': world => {
    const sourceRef = { kind: 'GitRepository', name: 'lost' };
    world.add('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
      interval: '10m',
      prune: true,
      path: './a',
      sourceRef,
    });
  },
  'flux-dependencies': world => {
    const spec = { interval: '10m', prune: true, path: './a', sourceRef: { kind: 'GitRepository', name: 'fleet' } };
    world.add('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { ...spec, dependsOn: [{ name: 'planted' }] });
    world.add('source.toolkit.fluxcd.io/v1', 'GitRepository', { interval: '1m', url: 'https://git.example.com/a.git' });
  },
  'generated-name-delivered': world => {
    const job = world.pick('Job', ({ metadata }) => metadata.namespace === 'codeai');
    job.metadata = { ...job.metadata, name: undefined, generateName: `${job.metadata.name}-` } as never;
    world.add('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
      ...{ interval: '10m', prune: true, path: './dist/production/codeai' },
      sourceRef: { kind: 'GitRepository', name: 'fleet' },
    });
  },
  'ignored-differences-match': world => {
    const wrong = [
      { group: 'apps/v1', pointer: '/spec/replicas' },
      { group: 'apps', pointer: 'spec/replicas' },
    ][world.below(2)]!;
    world.pick('Application').spec.ignoreDifferences = [
      { group: wrong.group, kind: 'Deployment', jsonPointers: [wrong.pointer] },
    ];
  },
  'project-valid': world => {
    world.pick('AppProject').spec.syncWindows = [
      { kind: 'allow', schedule: '* 7-24 * * *', duration: '1h', applications: ['*'] },
    ];
  },
  'protected-from-its-deliverer': world => {
    // Manifests without files are what the only Application delivers.
    const isOther = ({ metadata: { name } }: Plain) => name !== 'production-codeai';
    for (const other of world.manifests.filter(each => each.kind === 'Application' && isOther(each)))
      world.remove(other);
    const isCodeai = ({ metadata: { namespace } }: { metadata: { namespace?: string } }) => namespace === 'codeai';
    world.pick('Deployment', isCodeai).metadata.annotations = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
  },
  'protected-with-needs': world => {
    world.pick(
      'NetworkPolicy',
      ({ metadata: { name, namespace } }) => name === 'default-deny' && namespace === 'codeai',
    ).metadata.annotations = {};
  },
  'flux-variable-set': world => {
    const sourceRef = { kind: 'GitRepository', name: 'fleet' };
    const postBuild = { substitute: { DOMAIN: 'example.com' } };
    world.add('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
      ...{ interval: '10m', prune: true, path: './elsewhere', sourceRef, postBuild },
    });
    world.add('source.toolkit.fluxcd.io/v1', 'GitRepository', { interval: '1m', url: 'https://git.example.com/a.git' });
    world.any().metadata.annotations = { 'example.com/planted': '${UNSET}' };
  },
};
