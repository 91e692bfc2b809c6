import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { NetworkPolicy, NetworkPolicyEgressRule } from '../../../imports/k8s.js';
import type { Labels, PodPeer } from '../../intent/endpoint.js';
import type { Intents } from '../../intent/intents.js';
import { recorded } from '../../intent/record.js';
import { protocolField } from '../network/port.js';
import { PlainObject } from '../object/plain-object.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface ScrapeEgressProps {
  readonly name: string;
  readonly labels: Labels;
  /** The pods that scrape, as the environment knows them. */
  readonly pods: PodPeer;
}

/** Lets Prometheus out to exactly those pods that let it in: the other end of every scraped port. */
export class ScrapeEgress extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ScrapeEgressProps,
  ) {
    super(scope, id);
    const { name, labels, pods } = props;
    new PlainObject<NetworkPolicy>(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        podSelector: { matchLabels: pods.pods },
        policyTypes: ['Egress'],
        // Who is scraped is known only when everything is declared.
        egress: Lazy.any({ produce: () => this.rules() }) as NetworkPolicyEgressRule[],
      },
    });
  }

  private rules(): NetworkPolicyEgressRule[] {
    const own = JSON.stringify(this.props.pods);
    const edges = recorded(this.node.root, 'edge').map(({ value }) => value);
    return distinct(edges.filter(({ direction, peer }) => direction === 'ingress' && JSON.stringify(peer) === own)).map(
      ({ pods: { namespace = '', pods }, ports }) => ({
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
            podSelector: { matchLabels: pods },
          },
        ],
        ports: ports.map(({ port, transport }) => ({ ...protocolField(transport), port })),
      }),
    );
  }
}

type Edge = Intents['edge'];

/** Each once, in an order that does not depend on who was declared first. */
function distinct(edges: readonly Edge[]): readonly Edge[] {
  const byKey = new Map(edges.map(edge => [JSON.stringify([edge.pods, edge.ports]), edge]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge);
}
