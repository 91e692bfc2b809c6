import { Graph } from '../../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../../src/graph/object.js';
import { inScope } from '../../../src/graph/scope.js';

/** A manifest whose shape whoever plants a fault knows. */
export interface Plain {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels: Record<string, string>; annotations?: Record<string, string> };
  spec: Record<string, Loose>;
  data?: Record<string, string>;
}
/** JSON, unchecked: faults are what no type allows. */
export type Loose = ReturnType<typeof JSON.parse>;

const podKinds: Readonly<Record<string, (manifest: Plain) => Loose>> = {
  Deployment: ({ spec }) => spec['template'].spec,
  StatefulSet: ({ spec }) => spec['template'].spec,
  Job: ({ spec }) => spec['template'].spec,
  CronJob: ({ spec }) => spec['jobTemplate'].spec.template.spec,
};

/** A copy of rendered manifests to plant faults in; the seed says where. */
export class World {
  readonly manifests: Plain[];
  private pod: Loose;
  /** The namespace of the first object that was picked; everything else is picked there. */
  private home: string | undefined;

  constructor(
    manifests: readonly Manifest[],
    private seed: number,
  ) {
    this.manifests = structuredClone(manifests) as unknown as Plain[];
  }

  get graph(): Graph {
    return new Graph(inScope(this.manifests.map(manifest => graphObject(manifest as unknown as Manifest))));
  }

  /** A number from 0 to below this one. */
  below(end: number): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.seed / 2 ** 32) * end);
  }

  oneOf<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  }

  any(): Plain {
    return this.oneOf(this.manifests);
  }

  pick(kind: string, suits: (manifest: Plain) => boolean = () => true): Plain {
    return this.settled(this.oneOf(this.here().filter(manifest => manifest.kind === kind && suits(manifest))));
  }

  named(kind: string, name: string): Plain {
    return this.pick(kind, ({ metadata }) => metadata.name === name);
  }

  /** A namespace that is rendered here; everything else is then picked in it. */
  namespace(): Plain {
    const namespace = this.pick('Namespace');
    this.home = namespace.metadata.name;
    return namespace;
  }

  /** The pod of a workload, always the same one. */
  podSpec(): Loose {
    if (this.pod === undefined) {
      const workload = this.settled(this.oneOf(this.here().filter(({ kind }) => kind in podKinds)));
      this.pod = podKinds[workload.kind]?.(workload);
    }
    return this.pod;
  }

  private here(): readonly Plain[] {
    const { home } = this;
    return this.manifests.filter(({ metadata: { namespace = home } }) => home === undefined || namespace === home);
  }

  private settled(manifest: Plain): Plain {
    this.home ??= manifest.metadata.namespace;
    return manifest;
  }

  container(): Loose {
    return this.oneOf(this.podSpec().containers);
  }

  ingressPath(): Loose {
    return this.oneOf(this.oneOf(this.pick('Ingress').spec['rules'] as Loose[]).http.paths);
  }

  remove(manifest: Plain): void {
    this.manifests.splice(this.manifests.indexOf(manifest), 1);
  }

  /** Puts an entry at the end of a list that may not be there yet. */
  append(owner: Loose, list: string, entry: object): void {
    owner[list] = [...(owner[list] ?? []), entry];
  }

  /** A new object `planted` with this spec. */
  add(apiVersion: string, kind: string, spec: Record<string, Loose>): void {
    this.addWith(apiVersion, kind, { spec });
  }

  /** A new object for which no quota leaves room: the quota goes. */
  addBeyondQuota(apiVersion: string, kind: string, spec: Record<string, Loose>): void {
    for (const quota of this.manifests.filter(({ kind }) => kind === 'ResourceQuota')) this.remove(quota);
    this.add(apiVersion, kind, spec);
    // Before the workloads that use it.
    Object.assign(this.manifests.at(-1)?.metadata ?? {}, { annotations: { 'argocd.argoproj.io/sync-wave': '-2' } });
  }

  /** A new object `planted` in the namespace of the others. */
  addWith(apiVersion: string, kind: string, fields: object): void {
    const namespace = this.home ?? this.pick('ServiceAccount').metadata.namespace;
    const metadata = { name: 'planted', labels: {}, ...(namespace !== undefined && { namespace }) };
    this.manifests.push({ apiVersion, kind, metadata, ...fields } as Plain);
  }
}
