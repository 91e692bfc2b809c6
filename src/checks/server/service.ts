import { at, fieldsOf, listOf, numberOf, textOf } from '../../graph/fields.js';
import { qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { labelRefusals } from './selector.js';
import { isSet, notOneOf, outside } from './values.js';

const affinityLimit = 86_400;

export const service: Rules = function* ({ manifest }, server) {
  const spec = at(manifest, 'spec');
  const type = textOf(spec['type']) ?? 'ClusterIP';
  yield* labelRefusals('spec.selector', spec['selector']);
  yield* portRefusals(spec, type);
  yield* external(spec, type);
  const { externalName } = spec;
  if (type === 'ExternalName') {
    const wrong = subdomainFault((textOf(externalName) ?? '').replace(/\.$/, ''));
    if (wrong) yield ['spec.externalName', `${quoted(externalName)} is not a DNS name: ${wrong}`];
  }
  const near = server.since('1.34') ? ['PreferClose', 'PreferSameZone', 'PreferSameNode'] : ['PreferClose'];
  yield* notOneOf('spec.trafficDistribution', spec['trafficDistribution'], near);
  yield* outside(
    'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
    at(spec, 'sessionAffinityConfig', 'clientIP')['timeoutSeconds'],
    1,
    affinityLimit,
  );
};

function* portRefusals(spec: Record<string, unknown>, type: string): Iterable<Refusal> {
  const ports = listOf(spec['ports']).map(fieldsOf);
  const isHeadless = spec['clusterIP'] === 'None';
  if (ports.length === 0 && !isHeadless && type !== 'ExternalName')
    yield ['spec.ports', 'is missing or empty; only headless and ExternalName Services have no port'];
  const nodePorts = new Map<string, number>();
  for (const [i, { nodePort, appProtocol, protocol = 'TCP', port }] of ports.entries()) {
    const path = `spec.ports[${i}]`;
    yield* outside(`${path}.port`, port, 1, 65_535);
    const wrong = textOf(appProtocol) === undefined ? undefined : qualifiedNameFault(appProtocol as string);
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
  if (numberOf(healthCheckNodePort) && (type !== 'LoadBalancer' || externalTrafficPolicy !== 'Local'))
    yield ['spec.healthCheckNodePort', 'is set; it is allowed with type LoadBalancer and externalTrafficPolicy Local'];
  if (type === 'LoadBalancer') return;
  if (isSet(loadBalancerClass))
    yield ['spec.loadBalancerClass', `is set; a Service of type ${type} has no load balancer`];
  if (isSet(allocateLoadBalancerNodePorts))
    yield ['spec.allocateLoadBalancerNodePorts', `is set; a Service of type ${type} has no load balancer`];
  if (listOf(spec['loadBalancerSourceRanges']).length > 0)
    yield ['spec.loadBalancerSourceRanges', `is set; a Service of type ${type} has no load balancer`];
}
