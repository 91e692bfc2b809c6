import { ApiObject, App, type AppProps, Chart } from 'cdk8s';
import { record } from '../../../src/intent/record.js';
import { objectsOf } from '../projects/objects.js';

/** An app of so many applications, in one chart for each system. */
export function appOf(applications: number, systems = 1, props: AppProps = {}): App {
  const app = new App(props);
  for (let s = 0; s < systems; s++) {
    const namespace = `bench-${s}`;
    const chart = new Chart(app, namespace, { namespace, disableResourceNameHashes: true });
    record(chart, 'unit', { environment: 'production', system: namespace, namespace });
    for (let i = s; i < applications; i += systems) {
      for (const object of objectsOf(`app-${i}`, namespace)) new ApiObject(chart, `${i}-${object.kind}`, object);
    }
  }
  return app;
}

/** The folders of `dist` of so many systems. */
export const unitsOf = (systems: number): string[] =>
  Array.from({ length: systems }, (_, i) => `production/bench-${i}`);

/** Layers of two objects, each of which depends on both of the layer before. */
export function layeredApp(layers: number): App {
  const app = new App();
  const chart = new Chart(app, 'layers', { disableResourceNameHashes: true });
  let before: ApiObject[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const here = ['a', 'b'].map(side => {
      const name = `${side}-${layer}`;
      return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    });
    for (const object of here) for (const earlier of before) object.addDependency(earlier);
    before = here;
  }
  return app;
}

/** As many charts as applications, each of one application. */
export const chartPerApplication = (applications: number): App => appOf(applications, applications);
