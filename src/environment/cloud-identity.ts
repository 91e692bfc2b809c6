import { alternatives, type Problem, rejectionOf } from '../problem.js';

/** How the cloud knows an account of the cluster, so that its pods need no keys. What the account may do there is said in the cloud. */
export type CloudIdentity = PodIdentity | RolesForAccounts | WorkloadIdentity;

/** An agent on every node of EKS hands out the credentials; associations at AWS say which account has which role. */
export interface PodIdentity {
  readonly kind: 'eks-pod-identity';
}

/** IAM roles for service accounts: an account names its role, and AWS' token service takes its word. */
export interface RolesForAccounts {
  readonly kind: 'irsa';
  /** The region whose token service is asked: `eu-central-1`. */
  readonly region: string;
  /** Namespace and account → its role: `{ 'shop/api': 'arn:aws:iam::123456789012:role/shop-api' }`. */
  readonly roles: Readonly<Record<string, string>>;
}

/** Workload identity of GKE: the metadata server of the node hands out tokens of a service account of Google Cloud. */
export interface WorkloadIdentity {
  readonly kind: 'gke-workload-identity';
  /** Namespace and account → the service account: `{ 'shop/api': 'shop-api@project.iam.gserviceaccount.com' }`. */
  readonly roles: Readonly<Record<string, string>>;
}

const kinds = ['eks-pod-identity', 'irsa', 'gke-workload-identity'] as const satisfies readonly CloudIdentity['kind'][];

/** What an account's role looks like. */
const forms = {
  irsa: { form: /^arn:aws[\w-]*:iam::[0-9]{12}:role\/.+$/, like: 'arn:aws:iam::123456789012:role/shop-api' },
  'gke-workload-identity': {
    form: /^[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z][a-z0-9-]+\.iam\.gserviceaccount\.com$/,
    like: 'shop-api@project.iam.gserviceaccount.com',
  },
};

/** What is wrong with how the cloud knows accounts. */
export function cloudIdentityProblems(identity: CloudIdentity): readonly Problem[] {
  const rejection = rejectionOf('cloud-identity');
  if (!kinds.includes(identity.kind)) {
    return [rejection(`the cloud identity is "${identity.kind}".`, `It must be ${alternatives(kinds)}.`)];
  }
  if (identity.kind === 'eks-pod-identity') return [];
  const { form, like } = forms[identity.kind];
  return Object.entries(identity.roles)
    .filter(([, role]) => !form.test(role))
    .map(([account, role]) => rejection(`the role of "${account}" is "${role}".`, `It must look like "${like}".`));
}
