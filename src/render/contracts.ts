import type { IConstruct } from 'constructs';
import type { Graph } from '../graph/graph.js';
import type { Unit } from '../graph/object.js';
import { unitAbove } from '../graph/unit-above.js';
import {
  type Contract,
  type ContractCall,
  type ContractPort,
  type ImportedContract,
  isImported,
  type Offer,
} from '../intent/contract.js';
import type { Endpoint } from '../intent/endpoint.js';
import type { Intents } from '../intent/intents.js';
import { folderOf } from './layout.js';

/** What a system says of itself to other repositories: beside its manifests, and no manifest. */
export const contractFile = 'contract.json';

/** The contract of every system that offers ports to other repositories or calls theirs, by its path. */
export function contractFiles(graph: Graph): ReadonlyMap<string, string> {
  const contracts = new Map<Unit, Said>();
  const add = <K extends keyof Said>(by: IConstruct, kind: K, value: Said[K][number]) => {
    const unit = unitAbove(graph, by);
    if (!unit) return;
    const said = contracts.get(unit) ?? { offers: [], imports: [], calls: [] };
    contracts.set(unit, said);
    (said[kind] as unknown[]).push(value);
  };
  for (const { by, value } of graph.intents('offer')) add(by, 'offers', value);
  const imported = graph.intents('contract').filter(({ value }) => value.as === 'callee');
  for (const { by, value } of imported) add(by, 'imports', value);
  for (const { by, value } of imported.length === 0 ? [] : graph.intents('call'))
    if (isImported(value.to)) add(by, 'calls', value);
  return new Map(
    [...contracts].map(([unit, said]) => [
      `${folderOf(unit)}${contractFile}`,
      `${JSON.stringify(contractOf(unit, said), null, 2)}\n`,
    ]),
  );
}

/** What a system has declared about other repositories. */
interface Said {
  readonly offers: Offer[];
  readonly imports: ImportedContract[];
  readonly calls: Intents['call'][];
}

function contractOf(unit: Unit, { offers, imports, calls }: Said): Contract {
  const { environment, system, namespace = 'default' } = unit;
  const [cluster] = [...offers, ...imports].flatMap(({ cluster }) => cluster ?? []);
  const [version] = offers.flatMap(({ interface: version }) => version ?? []);
  return {
    ...{ version: 1, environment, system },
    ...(cluster !== undefined && { cluster }),
    namespace,
    ...(version !== undefined && { interface: version }),
    ports: Object.fromEntries(
      offers.flatMap(offer => Object.entries(offer.ports).map(([name, port]) => [name, portOf(name, port, offer)])),
    ),
    calls: each(calls.flatMap(callOf)),
  };
}

function portOf(name: string, { protocol, transport, port, facts, peer }: Endpoint, { callers }: Offer): ContractPort {
  const { host, port: servicePort, url = '' } = facts as { host: string; port: number; url?: string };
  return {
    protocol: (url.startsWith('https:') ? 'https' : protocol) as ContractPort['protocol'],
    ...{ transport, port, host, servicePort },
    pods: 'pods' in peer ? peer.pods : {},
    callers: each(callers.flatMap(({ pods, ports }) => (ports.includes(name) ? [pods] : []))),
  };
}

function callOf({ from, to }: Intents['call']): readonly ContractCall[] {
  const { peer, transport, port } = to;
  if (!('pods' in peer) || from.namespace === undefined || peer.namespace === undefined) return [];
  return [
    {
      from: { namespace: from.namespace, pods: from.pods },
      to: { namespace: peer.namespace, pods: peer.pods, transport, port },
    },
  ];
}

/** Each once. */
const each = <T>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map(value => [JSON.stringify(value), value])).values(),
];
