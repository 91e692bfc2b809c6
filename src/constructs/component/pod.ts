import type { Container, EnvVar, PodSpec, PodTemplateSpec, Volume } from '../../../imports/k8s.js';
import type { DefaultSet } from '../../defaults/default-set.js';
import type { Cluster } from '../../environment/cluster.js';
import { serves } from '../../environment/cluster.js';
import type { Labels } from '../../intent/endpoint.js';
import type { Port } from '../network/port.js';
import { containerSecurity } from './container-security.js';
import { overridden } from './overrides.js';
import { type Probe, probeSpec, startupOf } from './probe.js';
import type { ProgramParts } from './program.js';
import { type Resources, requirements } from './resources.js';
import { sidecar } from './sidecar.js';
import { containerPort, type Sidecars, sidecarContainer } from './sidecars.js';
import { plainVariables, type Variables } from './variables.js';
import { podVolumes, programMounts, type Volumes, withoutNewClaims } from './volumes.js';
import { defaultWritable, diskFor, volumeName, type Writable } from './writable.js';

/** A program that comes to its end before the main one starts; it has the same variables, files, folders and volumes. */
export interface Step {
  /** The name of its container, unique in the pod. */
  readonly name: string;
  /** Repository and version: `registry.example.com/api:1.4.0`. */
  readonly image: string;
  /** Replaces the image's entrypoint. */
  readonly command?: readonly string[];
  /** Replaces the image's arguments. */
  readonly args?: readonly string[];
  /** CPU and memory of its container, as request and limit. @default those of the program */
  readonly resources?: Resources;
}

/** A program that runs beside the main one; it has the same variables, files and folders. */
export interface Companion extends Step {
  readonly command: readonly string[];
  readonly resources: Resources;
}

/** What a pod is made of, whatever kind of workload it belongs to. */
export interface PodProps {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly initSteps?: readonly Step[];
  readonly resources: Resources;
  readonly labels: Labels;
  readonly podAnnotations?: Labels;
  readonly user?: number;
  readonly writable?: Writable;
  readonly volumes?: Volumes;
  readonly sidecars?: Sidecars;
  readonly env?: Variables;
  readonly container?: Partial<Container>;
  readonly pod?: Partial<PodSpec>;
  readonly cluster: Cluster;
  readonly defaults: DefaultSet;
}

/** What the kind of workload adds. */
export interface ContainerParts {
  readonly ports?: readonly Port[];
  readonly probes?: { readonly liveness?: Probe; readonly readiness?: Probe; readonly startup?: Probe };
  /** Seconds between leaving the Service and the signal to stop. @default none */
  readonly drain?: number;
  /** What configuration, files and secrets put into the pod. */
  readonly program?: ProgramParts;
  /** Whether the pod gets its account's token. @default false */
  readonly callsApi?: boolean;
  /** Containers that run beside the main one, as the API names them. */
  readonly sidecars?: readonly Container[];
  /** Programs that run beside the main one and read what it reads. */
  readonly companions?: readonly Companion[];
  /** More variables, as the API names them. */
  readonly env?: readonly EnvVar[];
  readonly volumeMounts?: NonNullable<Container['volumeMounts']>;
  /** Whether the kind of workload makes the claims of `volumes`, one for each pod. @default false */
  readonly claimsElsewhere?: boolean;
  /** More of the pod, as the API names it. */
  readonly spec?: Partial<PodSpec>;
}

/** A pod that holds to Pod Security "restricted", with one container. */
export function podTemplate(props: PodProps, parts: ContainerParts): PodTemplateSpec {
  const {
    name,
    cluster,
    defaults,
    user = defaults.pod.user,
    writable = defaultWritable,
    volumes: declared = {},
    sidecars = {},
  } = props;
  const volumes = Object.entries(writable).map(
    ([path, size]): Volume => ({ name: volumeName(path), emptyDir: { sizeLimit: size } }),
  );
  const main = containerOf(props, parts, writable);
  const derived = [
    ...(parts.program?.volumes ?? []),
    ...podVolumes(name, parts.claimsElsewhere ? withoutNewClaims(declared) : declared),
  ];
  const surroundings = { ports: parts.ports ?? [], volumes: declared, writable };
  const first = [
    ...Object.entries(sidecars).map(([id, each]) => sidecarContainer(id, each, surroundings, defaults)),
    ...(props.initSteps ?? []).map(step => stepOf(step, main)),
  ];
  const annotations = {
    ...parts.program?.annotations,
    ...(volumes.length > 0 && {
      'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': volumes.map(volume => volume.name).join(','),
    }),
    ...props.podAnnotations,
  };
  return {
    metadata: { labels: props.labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: overridden<PodSpec>(
      {
        serviceAccountName: name,
        automountServiceAccountToken: parts.callsApi ?? false,
        enableServiceLinks: false,
        ...(cluster.priorityClass !== undefined && { priorityClassName: cluster.priorityClass }),
        ...(parts.drain && { terminationGracePeriodSeconds: 30 + parts.drain }),
        securityContext: {
          ...defaults.pod.security,
          ...{ runAsUser: user, runAsGroup: user, fsGroup: user },
        },
        ...parts.spec,
        ...(first.length > 0 && { initContainers: first }),
        containers: [
          main,
          ...[
            ...(parts.companions ?? []).map(each => companionOf(each, main, parts.volumeMounts)),
            ...(parts.sidecars ?? []),
          ].map(each => ({ ...each, securityContext: containerSecurity(defaults) })),
        ],
        ...(volumes.length + derived.length > 0 && { volumes: [...volumes, ...derived] }),
      },
      props.pod,
    ),
  };
}

function stepOf({ name, image, command, args, resources }: Step, main: Container): Container {
  const { envFrom, env, securityContext, volumeMounts } = main;
  return {
    name,
    image,
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    envFrom,
    env,
    resources: resources ? requirements({ ephemeralStorage: ['64Mi', '256Mi'], ...resources }) : main.resources,
    securityContext,
    volumeMounts,
  };
}

/** It has no share in the data. */
function companionOf(
  { name, image, command, resources }: Companion,
  { envFrom, env, volumeMounts }: Container,
  data: NonNullable<Container['volumeMounts']> = [],
): Container {
  const mounts = volumeMounts?.filter(mount => !data.includes(mount));
  return sidecar({ name, image, command: [...command], envFrom, env, resources, volumeMounts: mounts });
}

function containerOf(props: PodProps, parts: ContainerParts, writable: Writable): Container {
  const { name, image, command, args, resources, cluster } = props;
  const { probes = {}, drain, program } = parts;
  const ports = (parts.ports ?? []).filter(({ container }) => container === undefined);
  const startup = probes.startup ?? (probes.liveness && startupOf(probes.liveness, props.defaults));
  const env = [...(program?.env ?? []), ...(parts.env ?? []), ...plainVariables(props.env)];
  const mounts = [
    ...Object.keys(writable).map(path => ({ name: volumeName(path), mountPath: path })),
    ...(program?.volumeMounts ?? []),
    ...(parts.volumeMounts ?? []),
    ...programMounts(props.volumes),
  ];
  const derived: Container = {
    name,
    image,
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    ...(ports.length > 0 && { ports: ports.map(containerPort) }),
    ...(program && program.envFrom.length > 0 && { envFrom: program.envFrom }),
    ...(env.length > 0 && { env }),
    resources: requirements({ ephemeralStorage: diskFor(writable), ...resources }),
    ...(startup && { startupProbe: probeSpec(startup, ports) }),
    ...(probes.liveness && { livenessProbe: probeSpec(probes.liveness, ports) }),
    ...(probes.readiness && { readinessProbe: probeSpec(probes.readiness, ports) }),
    ...(drain && { lifecycle: { preStop: sleep(drain, cluster) } }),
    securityContext: containerSecurity(props.defaults),
    ...(mounts.length > 0 && { volumeMounts: mounts }),
  };
  return overridden(derived, props.container);
}

/** The API's own sleep where it is served; before, the image must have the command. */
const sleep = (seconds: number, cluster: Cluster) =>
  serves(cluster, '1.30') ? { sleep: { seconds } } : { exec: { command: ['sleep', String(seconds)] } };
