import type { Levels } from '../../cost/levels.js';

/** Where a thing is: paths as seen from the working directory. */
export interface Place {
  /** The YAML: `dist/production/shop/deployment-api.yaml`, with `:line` where it was read from a file. */
  readonly file?: string | undefined;
  /** The declaration: `src/systems/shop/system.ts:12`. */
  readonly source?: string | undefined;
}

/** What a node of the topology is. */
export type NodeKind = 'component' | 'job' | 'store' | 'outside' | 'platform' | 'way-in';

/** Everything at one end of a connection that is drawn as one. */
export interface ReportNode extends Place {
  /** As `plainsail connections` prints it for workloads: `shop/api[Deployment]`; unique in its environment. */
  readonly id: string;
  readonly kind: NodeKind;
  /** `api`, `api.github.com` */
  readonly label: string;
  /** `Deployment`, `PostgreSQL cluster`, `3 address ranges` */
  readonly about: string;
  readonly namespace?: string | undefined;
  readonly system?: string | undefined;
  readonly images: readonly string[];
  readonly replicas?: { readonly min: number; readonly max: number } | undefined;
  /** Hosts and addresses from which the world reaches it, as a reader would say it: `api.example.com`. */
  readonly publicAt: readonly string[];
  /** Any pod of the cluster reaches it: on these ports. */
  readonly openToCluster?: string | undefined;
  /** No NetworkPolicy isolates it in these directions. */
  readonly unprotected: readonly ('ingress' | 'egress')[];
  /** Address ranges that it stands for. */
  readonly ranges: readonly string[];
  readonly change?: 'added' | 'removed' | 'changed' | undefined;
}

/**
 * Why a connection is open: somebody declared the call; it follows from something else that was declared; the
 * configuration of the caller names it; or policies allow it and nothing says why.
 */
export type EdgeKind = 'declared' | 'derived' | 'named' | 'allowed';

/** Connections from one node to another. */
export interface ReportEdge {
  /** Indexes of `nodes`. */
  readonly from: number;
  readonly to: number;
  /** `TCP 5432`: what policies were proved to let through. */
  readonly ports: string;
  readonly kind: EdgeKind;
  /** `call`, `name resolution`: of a declaration. */
  readonly reasons: readonly string[];
  readonly change?: 'added' | 'removed' | undefined;
  /** The rows of `plainsail connections` that it stands for; none where an end is not in the manifests. */
  readonly rows: readonly (readonly [source: string, target: string, ports: string])[];
}

export interface ReportObjective extends Place {
  readonly system: string | undefined;
  readonly service: string;
  readonly name: string;
  /** `99.9%` */
  readonly target: string;
  /** How many events of how many may be bad: `1 of 1,000 events may be bad`. */
  readonly budget: string;
}

export interface ReportAlert extends Place {
  readonly system: string | undefined;
  readonly namespace: string;
  readonly name: string;
  readonly component: string;
  readonly severity: string;
  /** How long it holds before it fires: `5m`; the empty text is at once. */
  readonly for: string;
  readonly summary: string;
  /** Who it reaches: `critical by PagerDuty`; none where no route takes it, undefined where no manifest says. */
  readonly reaches: readonly string[] | undefined;
  /** An address, or a path of this project. */
  readonly runbook?: string | undefined;
}

export interface ReportWorkload extends Place {
  /** Of its node. */
  readonly id: string;
  readonly system: string | undefined;
  readonly namespace: string;
  readonly name: string;
  readonly kind: string;
  readonly min: number;
  readonly max: number;
  /** Most pods during a rollout. */
  readonly peak: number;
  readonly autoscaled: boolean;
  /** `at least 2 stay`, `at most 1 away`; undefined without a PodDisruptionBudget. */
  readonly disruption?: string | undefined;
  /** Requests of one pod: cores and bytes. */
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
}

export interface ReportStage {
  readonly name: string;
  readonly objects: number;
  /** `Job shop/migrate` */
  readonly running: readonly string[];
}

export interface ReportSystem {
  readonly name: string;
  readonly namespaces: readonly string[];
  readonly objects: number;
  /** How many systems come before it. */
  readonly rank: number;
  readonly after: readonly { readonly system: string; readonly reasons: readonly string[] }[];
  readonly stages: readonly ReportStage[];
  readonly cost?: Levels | undefined;
}

export interface ReportFinding extends Place {
  readonly check: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string | undefined;
  readonly object: string;
  readonly system: string | undefined;
  /** The page of the check. */
  readonly page?: string | undefined;
}

export interface ReportWaiver extends Place {
  readonly check: string;
  readonly page?: string | undefined;
  readonly object: string;
  readonly system: string | undefined;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

export interface ReportImage extends Place {
  readonly system: string | undefined;
  readonly workload: string;
  readonly container: string;
  readonly repository: string;
  readonly version: string;
}

export interface ReportExposure extends Place {
  readonly system: string | undefined;
  /** `shop/api[Deployment]` */
  readonly to: string;
  /** `api.example.com/v1` or address ranges. */
  readonly from: string;
  readonly ports: string;
  readonly guarded: boolean;
}

export interface ReportPermission extends Place {
  readonly system: string | undefined;
  readonly subject: string;
  /** `get, list secrets in namespace shop` */
  readonly may: string;
}

export interface ReportAssumption extends Place {
  readonly kind: string;
  readonly name: string;
  readonly namedBy: string;
}

export interface ReportBudget {
  readonly system: string;
  readonly name: string;
  readonly environments: readonly string[];
  readonly monthly: number;
  readonly typical: number;
  readonly over: number;
}

/** One cluster. */
export interface ReportEnvironment {
  /** `production`; the empty text where all manifests are of one cluster. */
  readonly name: string;
  readonly tier?: string | undefined;
  readonly kubernetes?: string | undefined;
  readonly objects: number;
  readonly systems: readonly ReportSystem[];
  readonly nodes: readonly ReportNode[];
  readonly edges: readonly ReportEdge[];
  readonly objectives: readonly ReportObjective[];
  readonly alerts: readonly ReportAlert[];
  readonly workloads: readonly ReportWorkload[];
  readonly findings: readonly ReportFinding[];
  readonly waivers: readonly ReportWaiver[];
  readonly images: readonly ReportImage[];
  readonly exposures: readonly ReportExposure[];
  readonly permissions: readonly ReportPermission[];
  readonly assumptions: readonly ReportAssumption[];
  /** What the network does that this report does not read. */
  readonly unread: readonly string[];
}

/** A field before and after; undefined where it is not there. */
export interface ReportField {
  readonly path: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** One consequence of a change, as `plainsail diff` says it. */
export interface ReportChange extends Place {
  readonly section: string;
  readonly id: string;
  readonly subject: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly routine: boolean;
  readonly environments: readonly string[];
  readonly systems: readonly string[];
  /** The object's fields that differ, of the first environment. */
  readonly fields: readonly ReportField[];
  /** How many more fields differ. */
  readonly more: number;
}

/** Everything that the page shows, and `--format json` prints: `docs/schemas/report.schema.json`. */
export interface Report {
  readonly version: 1;
  readonly title: string;
  /** What it was compared with; undefined without `--from`. */
  readonly from?: string | undefined;
  readonly prices?: { readonly currency: string; readonly date: string; readonly source: string } | undefined;
  readonly budgets: readonly ReportBudget[];
  readonly environments: readonly ReportEnvironment[];
  readonly changes: readonly ReportChange[];
}
