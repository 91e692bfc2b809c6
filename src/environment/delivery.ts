import { note } from '../intent/notes.js';
import { deprecated, faultProblem, propFaults, upToDate } from '../intent/prop-table.js';
import { texts } from '../intent/shapes.js';
import { callerSource } from '../intent/source.js';
import { alternatives, didYouMean, type Problem, rejectionOf } from '../problem.js';

/** Who brings what an environment renders into its cluster: `dist/<environment>/gitops` follows from it. */
export type Delivery = ArgoCd | Flux;

/** What Argo CD and Flux have in common. */
export interface DeliveryProps {
  /** Where `dist` is committed, `https://git.example.com/platform/fleet.git`, or pushed to, `oci://registry.example.com/fleet`. */
  readonly repository: string;
  /** The branch, or the tag of the OCI artifact. @default main; an OCI artifact has to name one */
  readonly revision?: string;
  /** The folder of the repository that the environments' folders are in. @default dist */
  readonly folder?: string;
  /** Systems of the fleet that come before all others. @default only what others need by name or by a call comes first */
  readonly platform?: readonly string[];
  /**
   * How many objects one write may remove from the environment; more have to be accepted with
   * `--accept deletions/<environment>`.
   * @default any number
   */
  readonly deletions?: number;
}

export interface ArgoCdProps extends DeliveryProps {
  /** The namespace of Argo CD and of its Applications. @default argocd */
  readonly namespace?: string;
  /** The cluster that Argo CD delivers to, by one of its two names there. @default the cluster that Argo CD runs in */
  readonly destination?: { readonly server: string } | { readonly name: string };
  /**
   * Every cluster of Argo CD's with these labels, instead of one: the environment is delivered to all of them, by an
   * ApplicationSet for each system. @default one cluster, `destination`
   */
  readonly clusters?: ClustersProps;
  /**
   * What systems no longer have and their projects still permit, so that Argo CD may delete the last of it: kinds as
   * `batch/CronJob`, in the core group `ConfigMap`, and namespaces. Remove it when that is done.
   * @default nothing
   */
  readonly retiring?: { readonly kinds?: readonly string[]; readonly namespaces?: readonly string[] };
}

/** Clusters of one environment, which all get the same manifests. */
export interface ClustersProps {
  /** Labels of the clusters' Secrets in the namespace of Argo CD: `{ 'plainsail.dev/environment': 'production' }`. */
  readonly labels: Readonly<Record<string, string>>;
  /** Which clusters come one after another. @default all at once, each as soon as git changes */
  readonly steps?: ClusterStepsProps;
}

/** An order of clusters: RollingSync of an ApplicationSet. */
export interface ClusterStepsProps {
  /** The label of the clusters' Secrets that says in which step a cluster is: `ring`. */
  readonly by: string;
  /** The values of that label, first to last: `['canary', 'europe']`. All other clusters come in one more step, the last. */
  readonly values: readonly string[];
  /** How many clusters of a step at once: a number, or a share as `25%`. @default all */
  readonly atOnce?: number | `${number}%`;
}

export interface FluxProps extends DeliveryProps {
  /** The namespace of Flux' objects. @default flux-system */
  readonly namespace?: string;
  /** The Secret in that namespace with the credentials of the repository. @default it is public */
  readonly secret?: string;
  /** The Secret in that namespace with the kubeconfig of the cluster to deliver to. @default the cluster that Flux runs in */
  readonly kubeConfig?: string;
  /** Kustomizations in that namespace that every system waits for: the platform's own. @default none */
  readonly dependsOn?: readonly string[];
  /** @deprecated `dependsOn` */
  readonly after?: readonly string[];
}

type Filled<Props, Names extends keyof Props> = Omit<Props, Names> & Required<Pick<Props, Names>>;
type Common = 'revision' | 'folder' | 'platform' | 'namespace';

/** Argo CD, with every default filled in. Made by `argoCd`. */
export type ArgoCd = { readonly by: 'argo-cd' } & Filled<ArgoCdProps, Common | 'destination' | 'retiring'>;
/** Flux, with every default filled in. Made by `flux`. */
export type Flux = { readonly by: 'flux' } & Filled<Omit<FluxProps, 'after'>, Common | 'dependsOn'>;

const common = { folder: 'dist', platform: [] };
const revisionOf = ({ repository }: DeliveryProps): string => (isOci(repository) ? '' : 'main');

/** Argo CD delivers: one Application and one AppProject per system, and one Application over them. */
export const argoCd = (props: ArgoCdProps): ArgoCd =>
  Object.freeze({
    ...{ by: 'argo-cd', ...common, revision: revisionOf(props), namespace: 'argocd', retiring: {} },
    ...{ destination: { server: 'https://kubernetes.default.svc' }, ...props },
  });

/** Flux delivers: one Kustomization per system and wave, each after the one before. */
export function flux(props: FluxProps): Flux {
  const faults = propFaults(props, formerProps, false).filter(({ deprecated }) => deprecated);
  if (faults.length > 0) {
    const source = callerSource(flux);
    note(faults.map(fault => ({ ...faultProblem('delivery', fault, 'flux(…): '), source })));
  }
  return Object.freeze({
    ...{ by: 'flux', ...common, revision: revisionOf(props), namespace: 'flux-system', dependsOn: [] },
    ...upToDate(props, formerProps),
  });
}
const formerProps = { after: deprecated(texts, { use: 'dependsOn', until: 2 }) };

/** Whether it is an OCI artifact rather than a git repository. */
export const isOci = (repository: string): boolean => repository.startsWith('oci://');

const keys: Readonly<Record<string, readonly string[]>> = {
  'argo-cd': ['namespace', 'destination', 'clusters', 'retiring'],
  flux: ['namespace', 'secret', 'kubeConfig', 'dependsOn'],
};
const commonKeys = ['by', 'repository', 'revision', 'folder', 'platform', 'deletions'];
const name63 = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const path = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;
const repositoryForm = /^(https?:\/\/|ssh:\/\/|oci:\/\/|git@[\w.-]+:)\S+$/;

/** What is wrong with a delivery as it is declared. */
export function deliveryProblems(delivery: Delivery): readonly Problem[] {
  const { by, repository, revision, folder, namespace, deletions } = delivery;
  const wrong = rejectionOf('delivery');
  const own = keys[by];
  if (!own) return [wrong(`delivery is by "${String(by)}".`, 'Make it with argoCd({ … }) or flux({ … }).')];
  const known = [...commonKeys, ...own];
  return [
    ...Object.keys(delivery)
      .filter(key => !known.includes(key))
      .map(key =>
        wrong(`delivery has no "${key}".${didYouMean(key, known)}`, `It has ${alternatives(known.slice(1))}.`),
      ),
    ...(repositoryForm.test(repository)
      ? []
      : [wrong(`the repository is "${repository}".`, 'It is a URL: https, ssh or oci, or git@host:path.')]),
    ...(revision === '' ? [wrong('the OCI artifact has no revision.', 'Name its tag.')] : []),
    ...(path.test(folder) ? [] : [wrong(`the folder is "${folder}".`, 'It is a path inside the repository: "dist".')]),
    ...(name63.test(namespace) ? [] : [wrong(`the namespace is "${namespace}".`, 'It is the name of a namespace.')]),
    ...(deletions === undefined || (Number.isInteger(deletions) && deletions >= 0)
      ? []
      : [wrong(`deletions is ${deletions}.`, 'It is a whole number of 0 or more.')]),
    ...(by === 'argo-cd' ? [...kindProblems(delivery), ...clusterProblems(delivery)] : []),
  ];
}

const kindProblems = ({ retiring: { kinds = [] } }: ArgoCd): readonly Problem[] =>
  kinds
    .filter(kind => !/^([a-z0-9.-]+\/)?[A-Z]\w*$/.test(kind))
    .map(kind => rejectionOf('delivery')(`retiring has the kind "${kind}".`, 'Write group/Kind: "batch/CronJob".'));

const isHome = (destination: object): boolean =>
  'server' in destination && destination.server === 'https://kubernetes.default.svc';
const labelKey = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;

function clusterProblems({ clusters, destination }: ArgoCd): readonly Problem[] {
  if (clusters === undefined) return [];
  const wrong = rejectionOf('delivery');
  const { labels = {}, steps } = clusters;
  const { by, values = [], atOnce } = steps ?? { by: 'ring' };
  const isShare = atOnce === undefined || /^[1-9]\d*%?$/.test(String(atOnce));
  return [
    ...(Object.keys(labels).length > 0
      ? []
      : [wrong('clusters has no labels.', "Name some, since without any it is every cluster: { ring: 'canary' }.")]),
    ...Object.entries(labels)
      .filter(([key, value]) => !labelKey.test(key) || !labelValue.test(value))
      .map(([key, value]) =>
        wrong(`clusters has the label "${key}: ${value}".`, 'Write labels as Kubernetes allows them.'),
      ),
    ...(isHome(destination) ? [] : [wrong('delivery has both clusters and a destination.', 'Keep one of them.')]),
    ...(steps === undefined || values.length > 0 ? [] : [wrong('steps has no values.', "Name some: ['canary'].")]),
    ...(labelKey.test(by) ? [] : [wrong(`steps is by the label "${by}".`, 'Write the key of a label: "ring".')]),
    ...[...values.filter(value => !labelValue.test(value) || value === '')].map(value =>
      wrong(`steps has the value "${value}".`, 'Write the value of a label: "canary".'),
    ),
    ...values
      .filter((value, i) => values.indexOf(value) < i)
      .map(value => wrong(`steps has the value "${value}" twice.`, 'Each cluster is in one step.')),
    ...(isShare
      ? []
      : [wrong(`atOnce is ${JSON.stringify(atOnce)}.`, 'It is a whole number of 1 or more, or a share: "25%".')]),
  ];
}
