import { foreign, PlainObject, type System, Worker } from 'plainsail';

/** A Deployment of another library in the network, quota and order of the system. */
export function example(shop: System) {
  const labels = { app: 'web' };
  const web = new PlainObject(shop, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'registry.example.com/shop:1.4.0',
              ports: [{ name: 'http', containerPort: 3000 }],
              resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '128Mi' } },
            },
          ],
        },
      },
    },
  });
  const service = foreign(web, { harden: true });
  new Worker(shop, 'crawler', {
    image: 'registry.example.com/shop:1.4.0',
    calls: [service.port('http')],
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
  });
}

export const shows = ['deployment-web.yaml', 'networkpolicy-web.yaml'];
