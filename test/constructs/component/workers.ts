import { App, type Chart } from 'cdk8s';
import type { PodSpec } from '../../../imports/k8s.js';
import { runChecks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, httpGet, System, Worker, type WorkerProps } from '../../../src/index.js';
import { only, plainChart, podOf, refusals, small } from '../support.js';

export const image = 'registry.example.com/shop:1.4.0';
export const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

export const worker = (props: Partial<WorkerProps>, chart: Chart = plainChart()) => {
  new Worker(chart, 'mailer', { image, resources: small, ...props });
  return chart;
};
export const podIn = (chart: Chart): PodSpec => podOf(only(chart, 'Deployment'));
export const messages = (props: object) =>
  refusals(() => worker(props as Partial<WorkerProps>)).map(([, message, hint]) => `${message} ${hint}`);

export const shop = () => {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  return new System(new App(), 'shop', { environment });
};
export const errorsOf = (system: System) =>
  runChecks(graphOf(system.node.root), { kubernetes: '1.33', tier: 'staging' }).filter(
    ({ severity }) => severity === 'error',
  );
