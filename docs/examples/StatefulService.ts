import { StatefulService, type System, tcpConnect } from 'plainsail';

/** Three members with a volume each, which call each other on one port. */
export function example(shop: System) {
  new StatefulService(shop, 'nats', {
    image: 'docker.io/library/nats:2.11.3-alpine',
    members: 3,
    ports: { client: { number: 4222, protocol: 'tcp' }, routes: { number: 6222, protocol: 'tcp' } },
    memberPorts: ['routes'],
    probes: { readiness: tcpConnect('client') },
    volumes: { data: { at: '/data', claim: { size: '10Gi' } } },
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['statefulset-nats.yaml', 'service-nats-members.yaml'];
