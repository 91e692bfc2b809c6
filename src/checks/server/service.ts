import { at, fieldsOf, listOf, numberOf, textOf } from '../../graph/fields.js';
import { qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { labelRefusals } from './selector.js';
import { addressRefusals } from './service-addresses.js';
import { empty, isSet, misnamed, notOneOf, outside } from './values.js';

const affinityLimit = 86_400;

export const service: Rules = function* ({ manifest }, server) {
  const spec = at(manifest, 'spec');
  const type = textOf(spec['type']) ?? 'ClusterIP';
  yield* labelRefusals('spec.selector', spec['selector']);
  yield* portRefusals(spec, type);
  yield* external(spec, type);
  yield* addressRefusals(spec, type, server);
  if (type === 'ExternalName') yield* externalNameRefusals(spec);
  const near = server.since('1.34') ? ['PreferClose', 'PreferSameZone', 'PreferSameNode'] : ['PreferClose'];
  yield* notOneOf('spec.trafficDistribution', spec['trafficDistribution'], near);
  if (spec['trafficDistribution'] === '') yield ['spec.trafficDistribution', `is empty; allowed is ${near.join(', ')}`];
  // Without the affinity the server leaves its settings out.
  if (spec['sessionAffinity'] === 'ClientIP') {
    const { timeoutSeconds } = at(spec, 'sessionAffinityConfig', 'clientIP');
    yield* outside('spec.sessionAffinityConfig.clientIP.timeoutSeconds', timeoutSeconds, 1, affinityLimit);
  }
};

function* externalNameRefusals(spec: Record<string, unknown>): Iterable<Refusal> {
  const { externalName } = spec;
  const wrong = subdomainFault((textOf(externalName) ?? '').replace(/\.$/, ''));
  if (wrong) yield ['spec.externalName', `${quoted(externalName)} is not a DNS name: ${wrong}`];
  for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    const value = spec[field];
    if (Array.isArray(value) ? value.length > 0 : isSet(value))
      yield [`spec.${field}`, 'is set; a Service of type ExternalName has no address'];
  }
}

function* portRefusals(spec: Record<string, unknown>, type: string): Iterable<Refusal> {
  const ports = listOf(spec['ports']).map(fieldsOf);
  const isHeadless = spec['clusterIP'] === 'None';
  if (ports.length === 0 && !isHeadless && type !== 'ExternalName')
    yield ['spec.ports', 'is missing or empty; only headless and ExternalName Services have no port'];
  const nodePorts = new Map<string, number>();
  for (const [i, { nodePort, appProtocol, protocol = 'TCP', port }] of ports.entries()) {
    const path = `spec.ports[${i}]`;
    yield* outside(`${path}.port`, port, 1, 65_535);
    if (appProtocol === '') yield [`${path}.appProtocol`, 'is empty; name a protocol, or remove the field'];
    const wrong = !textOf(appProtocol) ? undefined : qualifiedNameFault(appProtocol as string);
    if (wrong) yield [`${path}.appProtocol`, `${quoted(appProtocol)}: ${wrong}`];
    if (!numberOf(nodePort)) continue;
    if (type === 'ClusterIP') yield [`${path}.nodePort`, `is set; a Service of type ${type} has no port on nodes`];
    const key = `${nodePort}/${protocol}`;
    const other = nodePorts.get(key);
    if (other !== undefined) yield [`${path}.nodePort`, `${key} is already at spec.ports[${other}]`];
    nodePorts.set(key, i);
  }
}

/** Fields that only Services with a way in from outside have. */
function* external(spec: Record<string, unknown>, type: string): Iterable<Refusal> {
  const { externalTrafficPolicy, healthCheckNodePort, loadBalancerClass, externalIPs, allocateLoadBalancerNodePorts } =
    spec;
  const isExternal =
    type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && listOf(externalIPs).length > 0);
  if (isSet(externalTrafficPolicy) && !isExternal)
    yield ['spec.externalTrafficPolicy', `is set; a Service of type ${type} takes no traffic from outside`];
  yield* outside('spec.healthCheckNodePort', healthCheckNodePort, 0, 65_535);
  if (numberOf(healthCheckNodePort) && (type !== 'LoadBalancer' || externalTrafficPolicy !== 'Local'))
    yield ['spec.healthCheckNodePort', 'is set; it is allowed with type LoadBalancer and externalTrafficPolicy Local'];
  if (type === 'LoadBalancer') {
    yield* empty('spec.loadBalancerClass', loadBalancerClass, 'name a class, or remove the field');
    yield* misnamed('spec.loadBalancerClass', loadBalancerClass, qualifiedNameFault, 'the name of a class');
    return;
  }
  if (loadBalancerClass !== undefined && loadBalancerClass !== null)
    yield ['spec.loadBalancerClass', `is set; a Service of type ${type} has no load balancer`];
  if (isSet(allocateLoadBalancerNodePorts))
    yield ['spec.allocateLoadBalancerNodePorts', `is set; a Service of type ${type} has no load balancer`];
  if (listOf(spec['loadBalancerSourceRanges']).length > 0)
    yield ['spec.loadBalancerSourceRanges', `is set; a Service of type ${type} has no load balancer`];
}
