import type { Container } from '../../../imports/k8s.js';
import type { DefaultSet } from '../../defaults/default-set.js';
import { didYouMean, type Problem, rejectionOf } from '../../problem.js';
import { type Port, protocolField } from '../network/port.js';
import { nameProblems } from '../object/names.js';
import { imageProblems } from './component-problems.js';
import { containerSecurity } from './container-security.js';
import { overridden } from './overrides.js';
import { type Probe, probeProblems, probeSpec, startupOf } from './probe.js';
import { type Resources, requirements, resourceProblems } from './resources.js';
import { plainVariables, storedVariables, type Variables, variableProblems } from './variables.js';
import { mountOf, type Volumes } from './volumes.js';
import { volumeName, type Writable } from './writable.js';

/** A native sidecar: it starts before the steps and the program, and ends after them, also in a job. */
export interface Sidecar {
  /** Repository and version: `registry.example.com/proxy:2.1.0`. */
  readonly image: string;
  /** Replaces the image's entrypoint. */
  readonly command?: readonly string[];
  /** Replaces the image's arguments. */
  readonly args?: readonly string[];
  /** Its variables; those of the program are not among them. @default none */
  readonly env?: Variables;
  /** CPU and memory of its container, as request and limit. */
  readonly resources: Resources;
  /** Its ports are those of the component that name it: `ports: { admin: { number: 9901, container: 'proxy' } }`. */
  readonly probes?: SidecarProbes;
  /** Volumes and writable folders of the component, by the path where it finds them: `{ '/logs': '/var/log/app' }`. @default none */
  readonly mounts?: Readonly<Record<string, string>>;
  /** Fields of the container as the API names them, over the derived ones. */
  readonly container?: Partial<Container>;
}

/** When a sidecar is started, ready and to be restarted. */
export interface SidecarProbes {
  /** Kubernetes restarts the container when it fails. @default none */
  readonly liveness?: Probe;
  /** The pod is ready only when it is. */
  readonly readiness?: Probe;
  /** The steps and the program wait for it. @default the liveness question, with five minutes of patience */
  readonly startup?: Probe;
}

/** Sidecars by the name of their container, in the order in which they start. */
export type Sidecars = Readonly<Record<string, Sidecar>>;

/** What the pod of a sidecar has. */
interface Surroundings {
  readonly ports: readonly Port[];
  readonly volumes: Volumes;
  readonly writable: Writable;
}

/** The API's form, restricted as the program is. */
export function sidecarContainer(
  name: string,
  sidecar: Sidecar,
  { ports: all, volumes }: Surroundings,
  defaults: DefaultSet,
): Container {
  const { image, command, args, env, resources, probes = {}, mounts = {} } = sidecar;
  const ports = all.filter(({ container }) => container === name);
  const startup = probes.startup ?? (probes.liveness && startupOf(probes.liveness, defaults));
  const variables = plainVariables(env);
  const volumeMounts = Object.entries(mounts).map(([path, source]) =>
    source.startsWith('/')
      ? mountOf(volumeName(source), path, undefined)
      : mountOf(source, path, Object.hasOwn(volumes, source) ? volumes[source] : undefined),
  );
  const derived: Container = {
    name,
    image,
    restartPolicy: 'Always',
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    ...(ports.length > 0 && { ports: ports.map(containerPort) }),
    ...(variables.length > 0 && { env: [...variables] }),
    resources: requirements({ ephemeralStorage: ['16Mi', '128Mi'], ...resources }),
    ...(startup && { startupProbe: probeSpec(startup, ports) }),
    ...(probes.liveness && { livenessProbe: probeSpec(probes.liveness, ports) }),
    ...(probes.readiness && { readinessProbe: probeSpec(probes.readiness, ports) }),
    securityContext: containerSecurity(defaults),
    ...(volumeMounts.length > 0 && { volumeMounts }),
  };
  return overridden(derived, sidecar.container);
}

/** The API's form of a container's port. */
export const containerPort = ({ name, number, transport }: Port) => ({
  name,
  containerPort: number,
  ...protocolField(transport),
});

/** What is wrong with sidecars, and with ports that name none. */
export function sidecarProblems(sidecars: Sidecars = {}, surroundings: Surroundings): readonly Problem[] {
  const rejection = rejectionOf('sidecar');
  const names = Object.keys(sidecars);
  const strange = surroundings.ports.filter(({ container }) => container !== undefined && !names.includes(container));
  return [
    ...strange.map(({ name, container }) =>
      rejection(
        `port "${name}" is of container "${container}", which is not a sidecar.${didYouMean(container!, names)}`,
        'Name one of `sidecars`, or omit `container` for a port of the program.',
      ),
    ),
    ...Object.entries(sidecars).flatMap(([name, sidecar]) => [
      ...nameProblems('the sidecar', name),
      ...imageProblems(sidecar.image),
      ...resourceProblems(sidecar.resources),
      ...variableProblems(sidecar.env),
      ...storedVariables(sidecar.env).map(({ variable }) =>
        rejection(
          `${variable} of sidecar "${name}" is a value of the secret store.`,
          'Make a Secret of it with a SecretTemplate, and give secretKey(name, key).',
        ),
      ),
      ...probeProblems(
        Object.values(sidecar.probes ?? {}),
        surroundings.ports.filter(({ container }) => container === name),
      ),
      ...mountProblems(name, sidecar, surroundings),
    ]),
  ];
}

function mountProblems(name: string, { mounts = {} }: Sidecar, { volumes, writable }: Surroundings) {
  const known = [...Object.keys(volumes), ...Object.keys(writable)];
  return Object.entries(mounts).flatMap(([path, source]) => {
    const rejection = rejectionOf('sidecar');
    if (!path.startsWith('/'))
      return [rejection(`sidecar "${name}" mounts at "${path}".`, 'Give an absolute path such as "/data".')];
    if (known.includes(source)) return [];
    return [
      rejection(
        `sidecar "${name}" mounts "${source}", which the component does not have.${didYouMean(source, known)}`,
        'Name one of `volumes`, or a folder of `writable`.',
      ),
    ];
  });
}
