import { projectDefaults } from '../defaults/project.js';
import { type Flux, isOci } from '../environment/delivery.js';
import { at, numberOf, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';
import type { ObjectName } from '../problem.js';
import { folderOf } from '../render/layout.js';
import { stageFolder } from './lists.js';
import { deliveryObject } from './objects.js';
import { type Stage, stagesOf } from './stages.js';

/** The name among the stages of a system under which it waits for others. */
export const gateStage = 'waits';

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
  /** What another repository applies and it waits for. */
  readonly outside: readonly ObjectName[];
}

/** The source, a Kustomization for each stage of each system, and one over them. */
export function fluxObjects(environment: string, delivery: Flux, systems: readonly Delivered[]): GraphObject[] {
  const { folder, namespace } = delivery;
  const { kustomization: times, patience } = projectDefaults().flux;
  const stages = new Map(systems.map(({ system, objects }) => [system, stagesOf(objects)]));
  const source = sourceOf(environment, delivery);
  const root = {
    ...{ path: `./${folder}/${folderOf({ environment, system: gitops })}`.replace(/\/$/, ''), prune: true },
    ...{ sourceRef: { kind: source.kind, name: source.name }, ...times, timeout: `${patience}m` },
  };
  return [
    source,
    deliveryObject(environment, undefined, kustomization, { name: environment, namespace }, root),
    ...systems.flatMap(({ system, after, outside }) => {
      const gate = gateOf(environment, delivery, system, outside.filter(isChecked), source);
      const before = after.flatMap(other =>
        lastDuring(stages.get(other) ?? []).map(({ name }) => nameOf(environment, other, name)),
      );
      const first = [
        ...[...delivery.dependsOn, ...before, ...gate.map(({ name }) => name)].map(name => ({ name })),
        ...outside
          .filter(isDependency)
          .map(({ name, ...unit }) => (unit.namespace === namespace ? { name } : { name, namespace: unit.namespace })),
      ];
      const made = (stages.get(system) ?? []).map((stage, i, all) => {
        const ahead = i === 0 ? first : [{ name: nameOf(environment, system, all[i - 1]!.name) }];
        const name = nameOf(environment, system, stage.name);
        return deliveryObject(
          environment,
          system,
          kustomization,
          { name, namespace },
          {
            path: `./${folder}/${stageFolder(environment, system, stage.name)}`.replace(/\/$/, ''),
            sourceRef: { kind: source.kind, name: source.name },
            ...{ ...times, timeout: timeoutOf(stage, patience), prune: true, wait: true },
            ...(stage.objects.some(({ kind }) => kind === 'PersistentVolumeClaim') && {
              healthCheckExprs: [claimHealth],
            }),
            ...(delivery.kubeConfig !== undefined && { kubeConfig: { secretRef: { name: delivery.kubeConfig } } }),
            ...(ahead.length > 0 && { dependsOn: ahead }),
          },
        );
      });
      return [...gate, ...made];
    }),
  ];
}

const isDependency = ({ kind }: ObjectName): boolean => kind === 'Kustomization';
/** A Kustomization depends on Kustomizations alone; a HelmRelease has to be ready in the health checks of one. */
export const isChecked = ({ kind }: ObjectName): boolean => kind === 'HelmRelease';

/** The Kustomization that applies nothing, and is ready when the releases of another repository are. */
function gateOf(
  environment: string,
  { folder, namespace }: Flux,
  system: string,
  units: readonly ObjectName[],
  { kind, name }: GraphObject,
): readonly GraphObject[] {
  if (units.length === 0) return [];
  const { kustomization: times, patience } = projectDefaults().flux;
  const path = `./${folder}/${stageFolder(environment, system, gateStage)}`.replace(/\/$/, '');
  return [
    deliveryObject(
      environment,
      system,
      kustomization,
      { name: nameOf(environment, system, gateStage), namespace },
      {
        ...{ path, sourceRef: { kind, name }, ...times, timeout: `${patience}m`, prune: true },
        // Without a kubeconfig: releases are where Flux runs, whatever cluster they install into.
        healthChecks: units.map(unit => ({
          ...{ apiVersion: unit.apiVersion, kind: unit.kind, name: unit.name, namespace: unit.namespace },
        })),
      },
    ),
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
      ...projectDefaults().flux.source,
      ...(secret !== undefined && { secretRef: { name: secret } }),
    },
  );
}

/** Seconds that a stage may take: as long as the longest of its Jobs or rollouts, and a minute. */
function timeoutOf({ objects }: Stage, patience: number): string {
  const longest = Math.max(...objects.map(({ kind, manifest: { spec } }) => secondsOf(kind, spec)));
  return `${Math.max(Math.ceil((longest + 60) / 60), patience)}m`;
}

/** A Job without a deadline gets half an hour. */
function secondsOf(kind: string, spec: unknown): number {
  if (kind === 'HelmRelease') return helmSeconds(textOf(at(spec)['timeout']) ?? '5m');
  if (kind === 'Job') return numberOf(at(spec)['activeDeadlineSeconds']) ?? 1740;
  if (kind === 'Deployment') return numberOf(at(spec)['progressDeadlineSeconds']) ?? 600;
  return kind === 'StatefulSet' || kind === 'DaemonSet' || kind === 'Cluster' ? 600 : 0;
}

/** `10m0s` */
const helmSeconds = (timeout: string): number =>
  [...timeout.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * seconds[unit as keyof typeof seconds],
    0,
  );
const seconds = { h: 3600, m: 60, s: 1, ms: 0.001 };
