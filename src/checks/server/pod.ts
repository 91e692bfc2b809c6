import { at, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { podPath, type Workload, workloadOf } from '../../graph/workload.js';
import { labelFault, searchDomainFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { containerRefusals } from './container.js';
import type { Refusal, Rules, Server } from './refusal.js';
import { containerResources, podResources } from './resources.js';
import { securityRefusals } from './security.js';
import { empty, isSet, misnamed, notAnAddress, outside, repeated, tooMany } from './values.js';
import { volumeRefusals } from './volumes.js';
import { withoutContainers } from './without-containers.js';

/** Refusals in the pods of a workload, but for what decides about their node. */
export const podRefusals: Rules = function* (object, server) {
  for (const workload of workloadOf(object)) {
    yield* withoutContainers(workload);
    for (const container of workload.containers) yield* containerRefusals(container, server);
    yield* volumeRefusals(workload);
    yield* fieldsOfPod(workload, server);
    yield* dnsRefusals(workload, server);
    yield* hostRefusals(workload, server);
    yield* claimRefusals(workload);
    yield* securityRefusals(workload, server);
  }
};

function* fieldsOfPod(workload: Workload, server: Server): Iterable<Refusal> {
  const { spec } = workload;
  const path = (field: string) => podPath(workload, field);
  yield* repeated(path('hostAliases'), spec['hostAliases'], alias => textOf(at(alias)['ip']));
  for (const [i, { ip, hostnames }] of listOf(spec['hostAliases']).map(fieldsOf).entries()) {
    yield* notAnAddress(path(`hostAliases[${i}].ip`), ip, server);
    for (const [k, name] of listOf(hostnames).entries()) {
      yield* empty(path(`hostAliases[${i}].hostnames[${k}]`), name ?? '', 'write a DNS name');
      yield* misnamed(path(`hostAliases[${i}].hostnames[${k}]`), name, subdomainFault, 'a DNS name');
    }
  }
  yield* repeated(path('imagePullSecrets'), spec['imagePullSecrets'], secret => textOf(at(secret)['name']));
  yield* outside(path('activeDeadlineSeconds'), spec['activeDeadlineSeconds'], 1, 2 ** 31 - 1);
  // A StatefulSet gives its pods their names, whatever its template says.
  if (workload.object.kind !== 'StatefulSet')
    for (const field of ['hostname', 'subdomain']) yield* misnamed(path(field), spec[field], labelFault, 'a host name');
  if (!isSet(spec['serviceAccountName']))
    yield* misnamed(path('serviceAccount'), spec['serviceAccount'], subdomainFault, 'the name of a ServiceAccount');
  yield* misnamed(path('nodeName'), spec['nodeName'], subdomainFault, 'the name of a node');
  yield* empty(path('runtimeClassName'), spec['runtimeClassName'], 'name a RuntimeClass, or remove the field');
  yield* misnamed(path('runtimeClassName'), spec['runtimeClassName'], subdomainFault, 'the name of a RuntimeClass');
  yield* containerResources(path('overhead'), { limits: spec['overhead'] });
  if (server.since('1.34')) yield* podResources(path('resources'), fieldsOf(spec['resources']));
  if (listOf(spec['ephemeralContainers']).length > 0)
    yield [path('ephemeralContainers'), 'is set; only running pods get ephemeral containers'];
}

function* dnsRefusals(workload: Workload, server: Server): Iterable<Refusal> {
  const { dnsPolicy, dnsConfig } = workload.spec;
  const path = podPath(workload, 'dnsConfig');
  const { nameservers, searches, options } = fieldsOf(dnsConfig);
  if (dnsPolicy === 'None' && listOf(nameservers).length === 0)
    yield [path, 'has no nameserver; dnsPolicy None needs at least one'];
  yield* tooMany(`${path}.nameservers`, nameservers, 3);
  for (const [i, address] of listOf(nameservers).entries())
    yield* notAnAddress(`${path}.nameservers[${i}]`, address ?? '', server);
  yield* tooMany(`${path}.searches`, searches, 32);
  if (listOf(searches).join(' ').length > 2048)
    yield [`${path}.searches`, `has ${listOf(searches).join(' ').length} characters; at most 2048 are allowed`];
  const fault = server.since('1.33')
    ? searchDomainFault
    : (domain: string) => subdomainFault(domain.replace(/\.$/, ''));
  for (const [i, domain] of listOf(searches).entries()) {
    yield* empty(`${path}.searches[${i}]`, domain ?? '', 'write a domain');
    yield* misnamed(`${path}.searches[${i}]`, domain, fault, 'a domain');
  }
  for (const [i, option] of listOf(options).map(fieldsOf).entries())
    if (!isSet(option['name'])) yield [`${path}.options[${i}].name`, 'is missing; name the option'];
}

/** What a pod may have of its node. */
function* hostRefusals(workload: Workload, server: Server): Iterable<Refusal> {
  const { spec, containers } = workload;
  const path = (field: string) => podPath(workload, field);
  if (spec['hostPID'] === true && spec['shareProcessNamespace'] === true)
    yield [path('shareProcessNamespace'), 'is true beside hostPID; allowed is one of them'];
  if (spec['hostUsers'] === false && server.since('1.33')) {
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC'])
      if (spec[field] === true) yield [path(field), 'is true beside hostUsers: false'];
    for (const { path: container, fields } of containers)
      if (listOf(fields['volumeDevices']).length > 0)
        yield [`${container}.volumeDevices`, 'is set beside hostUsers: false'];
  }
  const hostnameOverride = textOf(spec['hostnameOverride']);
  if (server.since('1.35') && hostnameOverride !== undefined) {
    const wrong = hostnameOverride.length > 64 ? 'more than 64 characters' : subdomainFault(hostnameOverride);
    if (wrong) yield [path('hostnameOverride'), `${quoted(hostnameOverride)} is not a host name: ${wrong}`];
    for (const field of ['setHostnameAsFQDN', 'hostNetwork'])
      if (spec[field] === true) yield [path('hostnameOverride'), `is set beside ${field}: true`];
  }
  const { name } = at(spec, 'os');
  if (isMap(spec['os']) && name !== 'linux' && name !== 'windows')
    yield [path('os.name'), `${quoted(name)} is not supported; allowed is linux or windows`];
  const contexts = [
    [path('securityContext'), spec['securityContext']] as const,
    ...containers.map(({ path: at, fields }) => [`${at}.securityContext`, fields['securityContext']] as const),
  ];
  if (name === 'linux')
    for (const [place, context] of contexts)
      if (isMap(at(context)['windowsOptions'])) yield [`${place}.windowsOptions`, 'is set in a pod for linux'];
  yield* hostPorts(workload);
}

/** A port of the node belongs to one container; that of an init container is free again when it has ended. */
function* hostPorts({ containers }: Workload): Iterable<Refusal> {
  const taken = new Map<string, string>();
  for (const { path, role, fields } of containers) {
    if (role === 'ephemeral') continue;
    const own = role === 'main' ? taken : new Map<string, string>();
    for (const [i, { hostPort, hostIP, protocol }] of listOf(fields['ports']).map(fieldsOf).entries()) {
      if (!numberOf(hostPort)) continue;
      const key = `${hostPort}/${protocol ?? 'TCP'}${isSet(hostIP) ? ` at ${hostIP}` : ''}`;
      const place = `${path}.ports[${i}]`;
      const other = own.get(key);
      if (other !== undefined) yield [`${place}.hostPort`, `${key} is already taken by ${other}`];
      else own.set(key, place);
    }
  }
}

function* claimRefusals(workload: Workload): Iterable<Refusal> {
  const path = podPath(workload, 'resourceClaims');
  yield* repeated(path, workload.spec['resourceClaims'], claim => textOf(at(claim)['name']));
  for (const [i, claim] of listOf(workload.spec['resourceClaims']).map(fieldsOf).entries()) {
    const { name, resourceClaimName, resourceClaimTemplateName } = claim;
    yield* empty(`${path}[${i}].name`, name, 'name the claim');
    yield* misnamed(`${path}[${i}].name`, name, labelFault, 'the name of a claim');
    const count = [resourceClaimName, resourceClaimTemplateName].filter(
      each => each !== undefined && each !== null,
    ).length;
    if (count !== 1) yield [`${path}[${i}]`, 'needs exactly one of resourceClaimName and resourceClaimTemplateName'];
    for (const [field, value] of Object.entries({ resourceClaimName, resourceClaimTemplateName })) {
      yield* empty(`${path}[${i}].${field}`, value, 'name it');
      yield* misnamed(`${path}[${i}].${field}`, value, subdomainFault, 'the name of a claim');
    }
  }
}
