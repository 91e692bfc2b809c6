import { at, listOf, textMapOf, textOf } from '../../graph/fields.js';
import { handlers, probesOf } from '../../graph/probes.js';
import { volumesOf } from '../../graph/volumes.js';
import { podPath } from '../../graph/workload.js';
import { isBefore } from '../../manifest/kubernetes-version.js';
import { choices, quoted } from '../wording.js';
import { allContexts, type Control, containerContexts } from './control.js';

const capabilities = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

const hostNamespaces: Control = {
  id: 'hostNamespaces',
  *violations(workload) {
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
      if (workload.spec[field] === true)
        yield { path: podPath(workload, field), message: `host namespaces: ${field} is true` };
    }
  },
};

const privileged: Control = {
  id: 'privileged',
  *violations(workload) {
    for (const { path, fields, container } of containerContexts(workload)) {
      if (fields['privileged'] !== true) continue;
      yield { path: `${path}.privileged`, message: `container "${container.name}" is privileged` };
    }
  },
};

const addedCapabilities: Control = {
  id: 'capabilities_baseline',
  *violations(workload) {
    for (const { path, fields } of containerContexts(workload)) {
      const wrong = listOf(at(fields, 'capabilities')['add']).filter(each => !capabilities.includes(`${each}`));
      const message = `adds the capabilities ${choices(wrong.map(String))}; allowed are ${choices(capabilities)}`;
      if (wrong.length > 0) yield { path: `${path}.capabilities.add`, message };
    }
  },
};

const hostPathVolumes: Control = {
  id: 'hostPathVolumes',
  *violations(workload) {
    for (const { name, path, fields } of volumesOf(workload)) {
      if (fields['hostPath'] === undefined) continue;
      yield { path: `${path}.hostPath`, message: `hostPath volume "${name}": folders of the node are forbidden` };
    }
  },
};

const hostPorts: Control = {
  id: 'hostPorts',
  *violations({ containers }) {
    for (const { path, fields } of containers) {
      for (const [i, port] of listOf(fields['ports']).entries()) {
        const { hostPort } = at(port);
        if (!hostPort) continue;
        yield {
          path: `${path}.ports[${i}].hostPort`,
          message: `hostPort ${hostPort}: ports of the node are forbidden`,
        };
      }
    }
  },
};

const hostProbes: Control = {
  id: 'hostProbesAndHostLifecycle',
  *violations({ containers }, version) {
    if (isBefore(version, '1.34')) return;
    for (const container of containers) {
      const { postStart, preStop } = at(container.fields, 'lifecycle');
      const hooks = Object.entries({ postStart, preStop }).map(([name, fields]) => ({
        path: `${container.path}.lifecycle.${name}`,
        fields,
      }));
      for (const { path, fields } of [...probesOf(container), ...hooks]) {
        for (const handler of handlers) {
          const host = at(fields, handler)['host'];
          if (!host) continue;
          yield { path: `${path}.${handler}.host`, message: `probe or lifecycle host ${quoted(host)}; remove it` };
        }
      }
    }
  },
};

const appArmorProfile: Control = {
  id: 'appArmorProfile',
  *violations(workload) {
    for (const { path, fields } of allContexts(workload)) {
      const { type } = at(fields, 'appArmorProfile');
      if (type === undefined || type === 'RuntimeDefault' || type === 'Localhost') continue;
      yield { path: `${path}.appArmorProfile.type`, message: `forbidden AppArmor profile ${quoted(type)}` };
    }
    for (const [key, value] of Object.entries(textMapOf(workload.metadata['annotations']))) {
      if (!key.startsWith('container.apparmor.security.beta.kubernetes.io/')) continue;
      if (value === '' || value === 'runtime/default' || value.startsWith('localhost/')) continue;
      const path = podPath(workload, '').replace(/spec$/, 'metadata.annotations');
      yield { path, message: `forbidden AppArmor profile ${key}: ${quoted(value)}` };
    }
  },
};

const seLinuxOptions: Control = {
  id: 'seLinuxOptions',
  *violations(workload, version) {
    const engine = isBefore(version, '1.31') ? [] : ['container_engine_t'];
    const types = ['container_t', 'container_init_t', 'container_kvm_t', ...engine];
    for (const { path, fields } of allContexts(workload)) {
      const { type, user, role } = at(fields, 'seLinuxOptions');
      const message = `seLinuxOptions type ${quoted(type)}; allowed are ${choices(types)}`;
      if (type && !types.includes(`${type}`)) yield { path: `${path}.seLinuxOptions.type`, message };
      if (user)
        yield { path: `${path}.seLinuxOptions.user`, message: `seLinuxOptions user ${quoted(user)} is forbidden` };
      if (role)
        yield { path: `${path}.seLinuxOptions.role`, message: `seLinuxOptions role ${quoted(role)} is forbidden` };
    }
  },
};

const procMount: Control = {
  id: 'procMount',
  *violations(workload, version) {
    if (workload.spec['hostUsers'] === false && !isBefore(version, '1.35')) return;
    for (const { path, fields } of containerContexts(workload)) {
      const mount = fields['procMount'] ?? 'Default';
      if (mount !== 'Default')
        yield { path: `${path}.procMount`, message: `procMount ${quoted(mount)}; allowed is "Default"` };
    }
  },
};

const seccompProfile: Control = {
  id: 'seccompProfile_baseline',
  *violations(workload) {
    for (const { path, fields } of allContexts(workload)) {
      const { type } = at(fields, 'seccompProfile');
      if (type === undefined || type === 'RuntimeDefault' || type === 'Localhost') continue;
      const message = `seccompProfile ${quoted(type)}; allowed are "RuntimeDefault" and "Localhost"`;
      yield { path: `${path}.seccompProfile.type`, message };
    }
  },
};

const sysctls: Control = {
  id: 'sysctls',
  *violations(workload, version) {
    const allowed = safeSysctls.filter(([, since]) => !isBefore(version, since)).map(([name]) => name);
    const path = podPath(workload, 'securityContext.sysctls');
    for (const [i, sysctl] of listOf(at(workload.spec, 'securityContext')['sysctls']).entries()) {
      const name = textOf(at(sysctl)['name']) ?? '';
      if (allowed.includes(name)) continue;
      yield { path: `${path}[${i}].name`, message: `forbidden sysctl "${name}"; allowed are ${choices(allowed)}` };
    }
  },
};

/** By the version of the standards that allowed them. */
const safeSysctls: readonly (readonly [string, string])[] = [
  ['kernel.shm_rmid_forced', '1.0'],
  ['net.ipv4.ip_local_port_range', '1.0'],
  ['net.ipv4.ip_unprivileged_port_start', '1.0'],
  ['net.ipv4.ping_group_range', '1.0'],
  ['net.ipv4.tcp_syncookies', '1.0'],
  ['net.ipv4.ip_local_reserved_ports', '1.27'],
  ['net.ipv4.tcp_fin_timeout', '1.29'],
  ['net.ipv4.tcp_keepalive_intvl', '1.29'],
  ['net.ipv4.tcp_keepalive_probes', '1.29'],
  ['net.ipv4.tcp_keepalive_time', '1.29'],
  ['net.ipv4.tcp_rmem', '1.32'],
  ['net.ipv4.tcp_wmem', '1.32'],
];

const windowsHostProcess: Control = {
  id: 'windowsHostProcess',
  *violations(workload) {
    for (const { path, fields } of allContexts(workload)) {
      if (at(fields, 'windowsOptions')['hostProcess'] !== true) continue;
      yield { path: `${path}.windowsOptions.hostProcess`, message: 'hostProcess is true: a process of the node' };
    }
  },
};

/** The controls of level `baseline`: no known way from the pod to the node. */
export const baseline: readonly Control[] = [
  appArmorProfile,
  addedCapabilities,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbes,
  privileged,
  procMount,
  seccompProfile,
  seLinuxOptions,
  sysctls,
  windowsHostProcess,
];
