/** Valid objects; every function takes fields that replace or join the valid ones. */
interface DeploymentFields {
  readonly top?: object;
  readonly spec?: object;
  readonly pod?: object;
  readonly container?: object;
}

const metadata = { name: 'billing', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'billing' } };
const labels = { 'app.kubernetes.io/name': 'billing' };

const mainContainer = {
  name: 'main',
  image: 'registry.example.com/billing:1.2.3',
  ports: [{ name: 'http', containerPort: 8080 }],
  env: [{ name: 'LOG_LEVEL', value: 'info' }],
  resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
  readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};

export const deployment = ({ top, spec, pod, container }: DeploymentFields = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
    template: { metadata: { labels }, spec: { containers: [{ ...mainContainer, ...container }], ...pod } },
    ...spec,
  },
  ...top,
});

export const service = (spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec },
});

export const cronJob = (spec: object = {}) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata,
  spec: {
    schedule: '0 3 * * *',
    timeZone: 'Etc/UTC',
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [mainContainer] } } } },
    ...spec,
  },
});

export const networkPolicy = (spec: object = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata,
  spec: {
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress', 'Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 5432, protocol: 'TCP' }] }],
    ...spec,
  },
});

export const externalSecret = (spec: object = {}) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata,
  spec: {
    refreshInterval: '1h30m',
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
    target: { name: 'billing', creationPolicy: 'Owner' },
    data: [{ secretKey: 'password', remoteRef: { key: 'billing/postgres', property: 'password' } }],
    ...spec,
  },
});

export const certificate = (spec: object = {}) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata,
  spec: {
    secretName: 'billing-tls',
    dnsNames: ['billing.example.com'],
    duration: '2160h',
    issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
    ...spec,
  },
});

export const object = (apiVersion: string, kind: string, fields: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'billing' },
  ...fields,
});
export const podField = (field: object) => deployment({ pod: field });
export const containerField = (field: object) => deployment({ container: field });
/** The path of the only container of the Deployment. */
export const container = 'spec.template.spec.containers[0]';

/** What is wrong, an object, and the one finding on it: `path: message`. */
export type Refused = readonly [wrong: string, manifest: object, finding: string];
