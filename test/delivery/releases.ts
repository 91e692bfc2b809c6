import { ApiObject } from 'cdk8s';
import { PlainObject, type System } from '../../src/index.js';

export const certManager = { kind: 'HelmRelease', namespace: 'cert-manager', name: 'cert-manager' } as const;
export const brings = {
  CustomResourceDefinition: ['certificates.cert-manager.io'],
  ClusterIssuer: ['internal'],
  Secret: ['token', 'other/token'],
};

export const certificate = (system: System) =>
  new PlainObject(system, 'certificate', {
    ...{ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'web' } },
    spec: { secretName: 'web', dnsNames: ['web.example.com'], issuerRef: { name: 'internal', kind: 'ClusterIssuer' } },
  });
/** An object that a system applies and Flux or Argo CD renders. */
export const release = (system: System, kind: 'HelmRelease' | 'Application', annotations = {}) =>
  new ApiObject(system, 'release', {
    apiVersion: kind === 'HelmRelease' ? 'helm.toolkit.fluxcd.io/v2' : 'argoproj.io/v1alpha1',
    kind,
    metadata: { name: 'cert-manager', annotations, ...(kind === 'Application' && { namespace: 'argocd' }) },
    spec:
      kind === 'HelmRelease'
        ? { interval: '1h', timeout: '15m', chartRef: { kind: 'OCIRepository', name: 'cert-manager' } }
        : {
            project: 'default',
            destination: { server: 'https://kubernetes.default.svc', namespace: 'cert-manager' },
            source: { repoURL: 'https://charts.example.com', chart: 'cert-manager', targetRevision: '1.18.2' },
          },
  });
