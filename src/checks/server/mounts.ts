import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { mountsOf, templatedVolumes, volumesOf } from '../../graph/volumes.js';
import type { Container } from '../../graph/workload.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { empty, isSet, leadsOut, notOneOf } from './values.js';

/** Refusals in the mounts and devices of a container. */
export function* mountRefusals(container: Container): Iterable<Refusal> {
  for (const { path, fields } of mountsOf(container)) {
    yield* empty(`${path}.mountPath`, fields['mountPath'], 'name a folder');
    for (const field of ['subPath', 'subPathExpr'])
      if (isSet(fields[field])) yield* leadsOut(`${path}.${field}`, fields[field]);
    if (isSet(fields['subPath']) && isSet(fields['subPathExpr']))
      yield [path, 'has both subPath and subPathExpr; allowed is one of them'];
    yield* modeRefusals(path, fields, at(container.fields, 'securityContext')['privileged'] === true);
    if (container.role === 'ephemeral' && (isSet(fields['subPath']) || isSet(fields['subPathExpr'])))
      yield [path, 'has a subPath; an ephemeral container mounts whole volumes'];
  }
  yield* deviceRefusals(container);
}

function* modeRefusals(path: string, mount: Record<string, unknown>, isPrivileged: boolean): Iterable<Refusal> {
  const { mountPropagation, recursiveReadOnly, readOnly } = mount;
  if (mountPropagation === 'Bidirectional' && !isPrivileged)
    yield [`${path}.mountPropagation`, '"Bidirectional" is for privileged containers only'];
  const place = `${path}.recursiveReadOnly`;
  yield* empty(place, recursiveReadOnly, 'allowed is Disabled, Enabled or IfPossible');
  yield* notOneOf(place, recursiveReadOnly, ['Disabled', 'Enabled', 'IfPossible']);
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') return;
  if (readOnly !== true) yield [place, `${quoted(recursiveReadOnly)} needs readOnly: true`];
  if (isSet(mountPropagation) && mountPropagation !== 'None')
    yield [
      place,
      `${quoted(recursiveReadOnly)} is beside mountPropagation ${quoted(mountPropagation)}; allowed is None`,
    ];
}

/** Block devices are of claims, and a volume is either a device or a folder. */
function* deviceRefusals(container: Container): Iterable<Refusal> {
  const devices = listOf(container.fields['volumeDevices']);
  if (devices.length === 0) return;
  const mounts = mountsOf(container);
  const volumes = new Map(volumesOf(container.workload).map(({ name, fields }) => [name, fields]));
  const templated = templatedVolumes(container.workload);
  const names = new Set<string>();
  for (const [i, { name, devicePath }] of devices.map(fieldsOf).entries()) {
    const path = `${container.path}.volumeDevices[${i}]`;
    const [device, place] = [textOf(name) ?? '', textOf(devicePath) ?? ''];
    const volume = volumes.get(device);
    if (!volume && !templated.includes(device)) yield [`${path}.name`, `${quoted(name)} is not a volume of the pod`];
    if (volume && !isMap(volume['persistentVolumeClaim']) && !isMap(volume['ephemeral']))
      yield [`${path}.name`, `"${device}" is not a claim; only claims can be devices`];
    if (names.has(device)) yield [`${path}.name`, `"${device}" is a device already`];
    names.add(device);
    if (place.split('/').includes('..')) yield [`${path}.devicePath`, `"${place}" contains ".."`];
    yield* empty(`${path}.devicePath`, devicePath, 'name a device such as /dev/xvda');
    for (const mount of mounts) {
      if (mount.name === device) yield [`${path}.name`, `"${device}" is mounted as a folder as well`];
      if (mount.mountPath === place) yield [`${path}.devicePath`, `"${place}" is the path of a mount as well`];
    }
  }
}
