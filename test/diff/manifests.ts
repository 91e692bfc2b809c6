import { object, workload } from './cases.js';

export const scaler = (min: number, max: number): string =>
  object(
    'HorizontalPodAutoscaler',
    'api',
    `spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: ${min}, maxReplicas: ${max} }`,
    'autoscaling/v2',
  );
export const policy = (ingress: string): string =>
  object(
    'NetworkPolicy',
    'api',
    `spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress], ingress: ${ingress} }`,
    'networking.k8s.io/v1',
  );
export const service = (type: string): string =>
  object('Service', 'api', `spec: { type: ${type}, selector: { app: api }, ports: [{ port: 80, targetPort: 8080 }] }`);
export const ingress = (path: string, more = ''): string =>
  object(
    'Ingress',
    'api',
    `spec: { rules: [{ host: shop.example.com, http: { paths: [{ path: ${path}, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] } }], ${more} }`,
    'networking.k8s.io/v1',
  );
const rbac = 'rbac.authorization.k8s.io/v1';
export const role = (verbs: string): string =>
  object('Role', 'api', `rules: [{ apiGroups: [''], resources: [pods], verbs: ${verbs} }]`, rbac);
export const binding = object(
  'RoleBinding',
  'api',
  'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: api }\nsubjects: [{ kind: ServiceAccount, name: api, namespace: shop }]',
  rbac,
);
export const adminBinding = object(
  'ClusterRoleBinding',
  'api',
  'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }\nsubjects: [{ kind: ServiceAccount, name: api, namespace: shop }]',
  rbac,
  '',
);
export const alert = (threshold: string, name = 'Failing', wait = '5m', file = 'api'): string =>
  object(
    'PrometheusRule',
    file,
    `spec: { groups: [{ name: api, rules: [{ alert: ${name}, expr: 'rate(errors_total[5m]) > ${threshold}', for: ${wait}, labels: { severity: critical } }] }] }`,
    'monitoring.coreos.com/v1',
  );
export const claim = object(
  'PersistentVolumeClaim',
  'data',
  'spec: { storageClassName: kept, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
);
export const retained = object(
  'StorageClass',
  'kept',
  'provisioner: example.com/disk\nreclaimPolicy: Retain',
  'storage.k8s.io/v1',
  '',
);
export const store = (more: string): string =>
  workload({
    kind: 'StatefulSet',
    spec: `replicas: 1\nserviceName: api\nvolumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]\n${more}`,
  });
export const namespace = object('Namespace', 'shop', '', 'v1', '');
export const definition = object(
  'CustomResourceDefinition',
  'widgets.example.com',
  'spec: { group: example.com, scope: Namespaced, names: { kind: Widget, plural: widgets }, versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }] }',
  'apiextensions.k8s.io/v1',
  '',
);
export const widget = object('Widget', 'one', '', 'example.com/v1');
export const volume = (policy: string): string =>
  object(
    'PersistentVolume',
    'disk',
    `spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], persistentVolumeReclaimPolicy: ${policy}, hostPath: { path: /data } }`,
    'v1',
    '',
  );
export const config = (data: string, name = 'config'): string => object('ConfigMap', name, `data: { ${data} }`);
export const hook = `
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop, annotations: { argocd.argoproj.io/hook: PreSync } }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'registry.example.com/migrate:1.0.0' }] } } }
`;
