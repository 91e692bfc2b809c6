import { type Flux, isOci } from '../environment/delivery.js';
import { at, numberOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';
import { folderOf } from '../render/layout.js';
import { stageFolder } from './lists.js';
import { deliveryObject } from './objects.js';
import { type Stage, stagesOf } from './stages.js';

const kustomization = { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' };

/** A claim is bound when the first pod uses it, which may be in a later stage, or at night. */
const claimHealth = {
  ...{ apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  current: "status.phase == 'Bound' || status.phase == 'Pending'",
  failed: "status.phase == 'Lost'",
};

/** A system as Flux gets it. */
export interface Delivered {
  readonly system: string;
  readonly objects: readonly GraphObject[];
  /** The systems that come before it. */
  readonly after: readonly string[];
}

/** The source, a Kustomization for each stage of each system, and one over them. */
export function fluxObjects(environment: string, delivery: Flux, systems: readonly Delivered[]): GraphObject[] {
  const { folder, namespace } = delivery;
  const stages = new Map(systems.map(({ system, objects }) => [system, stagesOf(objects)]));
  const source = sourceOf(environment, delivery);
  const root = {
    ...{ path: `./${folder}/${folderOf({ environment, system: gitops })}`.replace(/\/$/, ''), prune: true },
    ...{ sourceRef: { kind: source.kind, name: source.name }, interval: '10m', retryInterval: '1m', timeout: '5m' },
  };
  return [
    source,
    deliveryObject(environment, undefined, kustomization, { name: environment, namespace }, root),
    ...systems.flatMap(({ system, after }) => {
      const before = after.flatMap(other =>
        lastDuring(stages.get(other) ?? []).map(({ name }) => nameOf(environment, other, name)),
      );
      return stagesOf(systems.find(each => each.system === system)!.objects).map((stage, i, all) => {
        const ahead = i === 0 ? [...delivery.dependsOn, ...before] : [nameOf(environment, system, all[i - 1]!.name)];
        const name = nameOf(environment, system, stage.name);
        return deliveryObject(
          environment,
          system,
          kustomization,
          { name, namespace },
          {
            path: `./${folder}/${stageFolder(environment, system, stage.name)}`.replace(/\/$/, ''),
            sourceRef: { kind: source.kind, name: source.name },
            ...{ interval: '10m', retryInterval: '1m', timeout: timeoutOf(stage), prune: true, wait: true },
            ...(stage.objects.some(({ kind }) => kind === 'PersistentVolumeClaim') && {
              healthCheckExprs: [claimHealth],
            }),
            ...(delivery.kubeConfig !== undefined && { kubeConfig: { secretRef: { name: delivery.kubeConfig } } }),
            ...(ahead.length > 0 && { dependsOn: ahead.map(each => ({ name: each })) }),
          },
        );
      });
    }),
  ];
}

const nameOf = (environment: string, system: string, stage: string): string => `${environment}-${system}-${stage}`;

/** The stage after which a system is there: what it checks afterwards delays no other. */
const lastDuring = (stages: readonly Stage[]): readonly Stage[] =>
  stages.filter(({ name }) => !name.startsWith('after-')).slice(-1);

function sourceOf(environment: string, { repository, revision, namespace, secret }: Flux): GraphObject {
  const kind = isOci(repository) ? 'OCIRepository' : 'GitRepository';
  return deliveryObject(
    environment,
    undefined,
    { apiVersion: 'source.toolkit.fluxcd.io/v1', kind },
    { name: environment, namespace },
    {
      url: repository,
      ref: isOci(repository) ? { tag: revision } : { branch: revision },
      interval: '1m',
      ...(secret !== undefined && { secretRef: { name: secret } }),
    },
  );
}

/** Seconds that a stage may take: as long as the longest of its Jobs or rollouts, and a minute. */
function timeoutOf({ objects }: Stage): string {
  const longest = Math.max(...objects.map(({ kind, manifest: { spec } }) => secondsOf(kind, spec)));
  return `${Math.ceil(Math.max(longest + 60, 300) / 60)}m`;
}

/** A Job without a deadline gets half an hour. */
function secondsOf(kind: string, spec: unknown): number {
  if (kind === 'Job') return numberOf(at(spec)['activeDeadlineSeconds']) ?? 1740;
  if (kind === 'Deployment') return numberOf(at(spec)['progressDeadlineSeconds']) ?? 600;
  return kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'Cluster' ? 600 : 0;
}
