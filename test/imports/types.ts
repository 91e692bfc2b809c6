import type { ApiObjectProps } from 'cdk8s';
import type { ExternalSecretProps } from '../../imports/external-secrets.io.js';
import type {
  Container,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  PodSpec,
  Probe,
  Service,
} from '../../imports/k8s.js';

/** Judged by the compiler alone: what the generated types take and refuse. */
declare const perhaps: number | undefined;

const container: Container = {
  name: 'main',
  image: 'billing:1',
  resources: { requests: { cpu: 0.5, memory: '256Mi' } },
};
const probe: Probe = { httpGet: { port: 'http', path: '/ready' }, periodSeconds: perhaps };
const pod: PodSpec = { containers: [{ ...container, livenessProbe: probe }] };
const service: Service = { apiVersion: 'v1', kind: 'Service', spec: { clusterIP: 'None', ports: [{ port: 80 }] } };

export const deployment: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'billing' },
  spec: { selector: {}, replicas: perhaps, template: { spec: pod } },
};
/** A typed object is what cdk8s takes. */
export const props: readonly ApiObjectProps[] = [deployment, service];

// @ts-expect-error a misspelt field
export const misspelt: Container = { name: 'main', img: 'billing:1' };
// @ts-expect-error a missing field
export const missing: PodSpec = {};
// @ts-expect-error another apiVersion
export const version: HorizontalPodAutoscaler['apiVersion'] = 'autoscaling/v1';
// @ts-expect-error a value that the API does not know
export const policy: Container = { name: 'main', imagePullPolicy: 'always' };
// @ts-expect-error text for a number
export const backend: Ingress['spec'] = { defaultBackend: { service: { name: 'billing', port: { number: '80' } } } };
// @ts-expect-error a field of an old version
export const secret: ExternalSecretProps = { spec: { secretStore: { name: 'vault' } } };
