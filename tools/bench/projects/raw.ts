import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Environment, Fleet, reserve, System, type SystemProps } from 'plainsail';
import { marker } from './marker.js';
import { objectsOf } from './objects.js';

// Plain objects, six to an application, as people write them, in SYSTEMS namespaces.
const applications = Number(process.env['APPLICATIONS'] ?? 500);
const systems = Number(process.env['SYSTEMS'] ?? 1);

const systemOf = (name: string, at: number) =>
  class extends System {
    constructor(scope: Construct, props: SystemProps) {
      super(scope, name, props);
      const pods = 11 * Math.ceil(applications / systems);
      reserve(this, { pods, resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } });
      const [apiVersion, kind, metadata] = ['v1', 'ConfigMap', { name: 'edited', namespace: `${name}-production` }];
      new ApiObject(this, 'edited', { apiVersion, kind, metadata, data: { marker } });
      for (let i = at; i < applications; i += systems)
        for (const object of objectsOf(`app-${i}`, `${name}-production`))
          new ApiObject(this, `${i}-${object.kind}`, object);
    }
  };

const names = Array.from({ length: systems }, (_, at) => `bench-${at}`);
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions: {} });
export const fleet = new Fleet({
  environments: [production],
  systems: Object.fromEntries(names.map((name, at) => [name, systemOf(name, at)])),
});
