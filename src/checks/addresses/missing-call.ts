import type { Destination } from '../../connectivity/destination.js';
import { declaresConnections } from '../../connectivity/grant.js';
import { workloadsBehind } from '../../connectivity/ingress-controller.js';
import type { Workload } from '../../connectivity/workloads.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { servicePorts } from '../../graph/services.js';
import type { Address } from '../../manifest/addresses.js';

/** The call that a declared component lacks, as its `calls` take it; undefined where nothing is declared. */
export function missingCall(
  graph: Graph,
  { object }: Workload,
  { host, port }: Address,
  destination: Destination,
): string | undefined {
  if (!object.unit || !declaresConnections(graph)) return undefined;
  return `Declare it among the calls of "${object.name}": \`calls: [${call()}]\`. The policies of both ends follow.`;

  function call(): string {
    if (destination.type === 'service') return portOf(graph, object, destination.service, port);
    if (destination.type === 'outside') return `outside({ host: '${host}', port: ${port ?? 443} })`;
    return `platformPort({ namespace: '${destination.namespace}', port: ${port ?? 80} })`;
  }
}

/** `api.port('http')`, and of another system `this.other(Shop).api.port('http')`. */
function portOf(graph: Graph, { unit }: GraphObject, service: GraphObject, port: number | undefined): string {
  const ports = servicePorts(service);
  const { name = 'http' } = ports.find(each => each.port === port) ?? ports[0] ?? {};
  const component = identifier(workloadsBehind(graph, service)[0]?.name ?? service.name);
  const system = service.unit?.system;
  const isOther = system !== undefined && system !== unit?.system;
  return `${isOther ? `this.other(${capital(identifier(system))}).` : ''}${component}.port('${name}')`;
}

const identifier = (name: string): string =>
  name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string = '') => letter.toUpperCase());

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
