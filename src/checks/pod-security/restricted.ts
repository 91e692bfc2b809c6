import { at, listOf } from '../../graph/fields.js';
import { volumesOf } from '../../graph/volumes.js';
import { isBefore } from '../../manifest/kubernetes-version.js';
import { choices, quoted } from '../wording.js';
import { type Control, containerContexts, isWindows, podContext } from './control.js';

const volumeKinds = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'],
];

const restrictedVolumes: Control = {
  id: 'restrictedVolumes',
  *violations(workload) {
    for (const { name, path, fields } of volumesOf(workload)) {
      const wrong = Object.keys(fields).find(field => field !== 'name' && !volumeKinds.includes(field));
      const message = `restricted volume types: "${name}" is ${wrong}; allowed are ${choices(volumeKinds)}`;
      if (wrong) yield { path: `${path}.${wrong}`, message };
    }
  },
};

const allowPrivilegeEscalation: Control = {
  id: 'allowPrivilegeEscalation',
  *violations(workload, version) {
    if (isBefore(version, '1.8') || isWindows(workload, version)) return;
    for (const { path, fields, container } of containerContexts(workload)) {
      if (fields['allowPrivilegeEscalation'] === false) continue;
      const message = `container "${container.name}" must set allowPrivilegeEscalation to false`;
      yield { path: `${path}.allowPrivilegeEscalation`, message };
    }
  },
};

const droppedCapabilities: Control = {
  id: 'capabilities_restricted',
  *violations(workload, version) {
    if (isBefore(version, '1.22') || isWindows(workload, version)) return;
    for (const { path, fields, container } of containerContexts(workload)) {
      const { add, drop } = at(fields, 'capabilities');
      const message = `unrestricted capabilities: container "${container.name}" must drop "ALL"`;
      if (!listOf(drop).includes('ALL')) yield { path: `${path}.capabilities.drop`, message };
      const wrong = listOf(add).filter(each => each !== 'NET_BIND_SERVICE');
      if (wrong.length === 0) continue;
      const added = `unrestricted capabilities: adds ${choices(wrong.map(String))}; allowed is "NET_BIND_SERVICE"`;
      yield { path: `${path}.capabilities.add`, message: added };
    }
  },
};

const runAsNonRoot: Control = {
  id: 'runAsNonRoot',
  *violations(workload) {
    const pod = podContext(workload);
    for (const { path, fields, container } of containerContexts(workload)) {
      const own = fields['runAsNonRoot'] ?? pod.fields['runAsNonRoot'];
      if (own === true) continue;
      yield {
        path: `${path}.runAsNonRoot`,
        message: `container "${container.name}" or its pod must set runAsNonRoot to true`,
      };
    }
  },
};

const runAsUser: Control = {
  id: 'runAsUser',
  *violations(workload, version) {
    if (isBefore(version, '1.23')) return;
    for (const { path, fields } of [podContext(workload), ...containerContexts(workload)]) {
      if (fields['runAsUser'] === 0)
        yield { path: `${path}.runAsUser`, message: 'runAsUser is 0; allowed is any other user' };
    }
  },
};

const seccompProfile: Control = {
  id: 'seccompProfile_restricted',
  *violations(workload, version) {
    if (isBefore(version, '1.19') || isWindows(workload, version)) return;
    const pod = at(podContext(workload).fields, 'seccompProfile')['type'];
    for (const { path, fields, container } of containerContexts(workload)) {
      const type = at(fields, 'seccompProfile')['type'] ?? pod;
      if (type === 'RuntimeDefault' || type === 'Localhost') continue;
      const message = `container "${container.name}" or its pod must set seccompProfile to "RuntimeDefault" or "Localhost", not ${quoted(type)}`;
      yield { path: `${path}.seccompProfile.type`, message };
    }
  },
};

const procMount: Control = {
  id: 'procMount_restricted',
  *violations(workload, version) {
    if (isBefore(version, '1.35')) return;
    for (const { path, fields } of containerContexts(workload)) {
      const mount = fields['procMount'] ?? 'Default';
      if (mount !== 'Default')
        yield { path: `${path}.procMount`, message: `procMount ${quoted(mount)}; allowed is "Default"` };
    }
  },
};

/** What level `restricted` asks for beyond `baseline`. */
export const restricted: readonly Control[] = [
  allowPrivilegeEscalation,
  droppedCapabilities,
  procMount,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompProfile,
];
