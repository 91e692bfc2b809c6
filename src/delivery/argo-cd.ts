import { projectDefaults } from '../defaults/project.js';
import type { ArgoCd } from '../environment/delivery.js';
import type { GraphObject } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';
import { folderOf } from '../render/layout.js';
import { byCodeUnit } from '../render/order.js';
import { applicationSet } from './application-set.js';
import { deliveryLabels, deliveryObject } from './objects.js';

const apiVersion = 'argoproj.io/v1alpha1';
const wave = (rank: number) => ({ 'argocd.argoproj.io/sync-wave': String(rank) });
/** Projects are there before the first Application. */
const projectWave = wave(-1);
/**
 * The Application over all would wait for one that it deletes, which waits for an approval: meanwhile no other system
 * would come, change or go.
 */
const stays = { 'argocd.argoproj.io/sync-options': 'Prune=false' };

/** A system as Argo CD gets it. */
export interface Delivered {
  readonly system: string;
  readonly objects: readonly GraphObject[];
  /** How many systems come before it, one after another. */
  readonly rank: number;
}

/** An AppProject and an Application for each system, or an ApplicationSet over clusters, and one Application over them. */
export function argoCdObjects(environment: string, delivery: ArgoCd, systems: readonly Delivered[]): GraphObject[] {
  const { namespace } = delivery;
  const root = systems.flatMap(each => systemObjects(environment, delivery, each));
  const inNamespace = (kind: string) => ({ group: 'argoproj.io', kind });
  const kinds = ['AppProject', 'Application', ...(delivery.clusters ? ['ApplicationSet'] : [])];
  const own = {
    description: `What delivers the systems of ${environment}.`,
    sourceRepos: [delivery.repository],
    destinations: [{ ...home, namespace }],
    namespaceResourceWhitelist: kinds.map(inNamespace),
  };
  return [
    deliveryObject(
      environment,
      undefined,
      { apiVersion, kind: 'AppProject' },
      named(environment, namespace, projectWave),
      own,
    ),
    deliveryObject(
      environment,
      undefined,
      { apiVersion, kind: 'Application' },
      named(environment, namespace, projectWave),
      application(delivery, environment, folderOf({ environment, system: gitops }), { ...home, namespace }),
    ),
    ...root,
  ];
}

/** The cluster that Argo CD runs in. */
const home = { server: 'https://kubernetes.default.svc' };

function systemObjects(environment: string, delivery: ArgoCd, { system, objects, rank }: Delivered): GraphObject[] {
  const name = `${environment}-${system}`;
  const { namespace, destination, clusters } = delivery;
  const project = deliveryObject(
    environment,
    system,
    { apiVersion, kind: 'AppProject' },
    named(name, namespace, { ...projectWave, ...stays }),
    projectOf(environment, delivery, system, objects),
  );
  const ordered = named(name, namespace, { ...(rank === 0 ? {} : wave(rank)), ...stays });
  const folder = folderOf({ environment, system });
  const namespaces = namespacesOf(objects);
  const own = objects.find(({ unit }) => unit?.namespace !== undefined)?.unit?.namespace ?? '';
  // Argo CD asks whether the project permits this one, although every manifest names its own.
  const asked = namespaces.includes(own) ? own : (namespaces[0] ?? 'default');
  const to = clusters ? { server: '{{ .server }}' } : destination;
  const spec = application(delivery, name, folder, { ...to, namespace: asked });
  const kind = clusters ? 'ApplicationSet' : 'Application';
  const labels = deliveryLabels(environment, system);
  const set = clusters && applicationSet(clusters, { name, finalizers, labels }, spec);
  const metadata = clusters ? ordered : { ...ordered, finalizers };
  return [project, deliveryObject(environment, system, { apiVersion, kind }, metadata, set ?? spec)];
}

const finalizers = ['resources-finalizer.argocd.argoproj.io'];

const named = (name: string, namespace: string, annotations: object) => ({
  name,
  namespace,
  annotations: { 'argocd.argoproj.io/compare-options': projectDefaults().argoCd.compareOptions, ...annotations },
});

const application = ({ repository, revision, folder }: ArgoCd, project: string, path: string, destination: object) => ({
  project,
  source: { repoURL: repository, targetRevision: revision, path: `${folder}/${path}`.replace(/\/$/, '') },
  destination,
  syncPolicy: {
    automated: { prune: true, selfHeal: true },
    syncOptions: projectDefaults().argoCd.syncOptions,
    retry: projectDefaults().argoCd.retry,
  },
});

/** Exactly what a system consists of, and what of it is on its way out. */
function projectOf(environment: string, delivery: ArgoCd, system: string, objects: readonly GraphObject[]): object {
  const { repository, clusters, retiring } = delivery;
  const destination = clusters ? { server: '*' } : delivery.destination;
  const retired = (retiring.kinds ?? []).map(kind => {
    const slash = kind.indexOf('/');
    return { group: slash < 0 ? '' : kind.slice(0, slash), kind: kind.slice(slash + 1) };
  });
  const inNamespaces = objects.filter(({ namespace }) => namespace !== undefined);
  const ofCluster = objects.filter(({ namespace }) => namespace === undefined);
  const namespaces = [...namespacesOf(objects), ...(retiring.namespaces ?? [])];
  return {
    description: `What ${system} consists of in ${environment}.`,
    sourceRepos: [repository],
    destinations: [...new Set(namespaces.length > 0 ? namespaces : ['default'])]
      .sort(byCodeUnit)
      .map(namespace => ({ ...destination, namespace })),
    clusterResourceWhitelist: kindsOf([...ofCluster]),
    namespaceResourceWhitelist: kindsOf([...inNamespaces, ...retired]),
  };
}

/** The namespaces of objects, sorted. */
const namespacesOf = (objects: readonly GraphObject[]): readonly string[] =>
  [...new Set(objects.flatMap(({ namespace }) => namespace ?? []))].sort(byCodeUnit);

function kindsOf(objects: readonly { readonly group: string; readonly kind: string }[]) {
  const kinds = new Map(objects.map(({ group, kind }) => [`${kind} ${group}`, { group, kind }]));
  return [...kinds].sort(([a], [b]) => byCodeUnit(a, b)).map(([, kind]) => kind);
}
