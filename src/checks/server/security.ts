import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { podPath, type Workload } from '../../graph/workload.js';
import { quoted } from '../wording.js';
import type { Refusal, Server } from './refusal.js';
import { empty, known, leadsOut, outside, repeated } from './values.js';

const highest = 2 ** 31 - 1;

/** Refusals in the security contexts of a pod and its containers. */
export function* securityRefusals(workload: Workload, server: Server): Iterable<Refusal> {
  const { spec } = workload;
  const path = podPath(workload, 'securityContext');
  const context = fieldsOf(spec['securityContext']);
  yield* contextRefusals(path, context);
  yield* outside(`${path}.fsGroup`, context['fsGroup'], 0, highest);
  for (const [i, group] of listOf(context['supplementalGroups']).entries())
    yield* outside(`${path}.supplementalGroups[${i}]`, group, 0, highest);
  // MountOption needs a feature gate, which no version has by default; older servers leave the field out.
  if (server.since('1.33')) yield* known(`${path}.seLinuxChangePolicy`, context['seLinuxChangePolicy'], ['Recursive']);
  yield* sysctlRefusals(`${path}.sysctls`, context['sysctls'], spec);
  for (const { path: container, fields } of workload.containers)
    yield* containerContext(`${container}.securityContext`, fieldsOf(fields['securityContext']), spec, server);
}

function* contextRefusals(path: string, context: Record<string, unknown>): Iterable<Refusal> {
  for (const id of ['runAsUser', 'runAsGroup']) yield* outside(`${path}.${id}`, context[id], 0, highest);
  for (const profile of ['seccompProfile', 'appArmorProfile'] as const) {
    const { type, localhostProfile } = at(context, profile);
    const place = `${path}.${profile}.localhostProfile`;
    if (!isMap(context[profile]) || typeof type !== 'string') continue;
    const isGiven = localhostProfile !== undefined && localhostProfile !== null;
    if (type === 'Localhost') yield* localhostRefusals(place, localhostProfile, profile);
    else if (isGiven) yield [place, `is set beside type ${type}; allowed is Localhost`];
  }
}

function* localhostRefusals(path: string, profile: unknown, kind: string): Iterable<Refusal> {
  const text = textOf(profile);
  if (text === undefined || (text === '' && kind === 'appArmorProfile'))
    yield [path, 'is missing; type Localhost needs it'];
  else if (kind === 'seccompProfile') yield* leadsOut(path, text);
  else if (text.trim() !== text) yield [path, `${quoted(text)} begins or ends with a space`];
}

function* containerContext(
  path: string,
  context: Record<string, unknown>,
  { hostUsers }: Record<string, unknown>,
  server: Server,
): Iterable<Refusal> {
  yield* contextRefusals(path, context);
  const { allowPrivilegeEscalation, privileged, capabilities, procMount } = context;
  if (allowPrivilegeEscalation === false && privileged === true)
    yield [path, 'is privileged and has allowPrivilegeEscalation: false; allowed is one of them'];
  if (allowPrivilegeEscalation === false && listOf(at(capabilities)['add']).includes('CAP_SYS_ADMIN'))
    yield [path, 'adds CAP_SYS_ADMIN and has allowPrivilegeEscalation: false; allowed is one of them'];
  // Older servers leave the field out.
  if (server.since('1.33') && procMount === 'Unmasked' && hostUsers !== false)
    yield [`${path}.procMount`, '"Unmasked" needs hostUsers: false'];
}

function* sysctlRefusals(path: string, sysctls: unknown, spec: Record<string, unknown>): Iterable<Refusal> {
  yield* repeated(path, sysctls, sysctl => textOf(at(sysctl)['name']));
  for (const [i, { name }] of listOf(sysctls).map(fieldsOf).entries()) {
    const place = `${path}[${i}].name`;
    yield* empty(place, name, 'name the setting');
    const text = textOf(name);
    if (!text) continue;
    if (text.length > 253 || !/^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(text))
      yield [place, `"${text}" is not a name such as "net.core.somaxconn"`];
    const shared = spec['hostNetwork'] === true && /^net[./]/.test(text) ? 'hostNetwork' : undefined;
    const ipc = spec['hostIPC'] === true && /^(kernel[./](shm|msg|sem$)|fs[./]mqueue[./])/.test(text);
    if (ipc) yield [place, `"${text}" is a setting of the node, since the pod has hostIPC`];
    if (shared) yield [place, `"${text}" is a setting of the node, since the pod has ${shared}`];
  }
}
