/** An operator whose custom resource definitions the tables are made from. */
export interface Operator {
  /** As messages name it: `cert-manager`. */
  readonly name: string;
  /** The Go module that carries the definitions, at exactly this version. */
  readonly module: string;
  readonly version: string;
  /** The checksum of the module, as go.sum writes it. */
  readonly sum: string;
  /** Folders and files of the module with definitions. */
  readonly paths: readonly string[];
}

/** A new version: change `version`, clear `sum`, run `npm run import`; the error says the sum that the module has. */
export const operators: readonly Operator[] = [
  {
    name: 'Argo CD',
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
    paths: ['manifests/crds'],
  },
  {
    name: 'Argo Rollouts',
    module: 'github.com/argoproj/argo-rollouts',
    version: 'v1.10.1',
    sum: 'h1:6oyVPGiHHxu3ixkT6mngemh88HLPDoTX1IwO6KNR1Y4=',
    paths: ['manifests/crds'],
  },
  {
    name: 'Vertical Pod Autoscaler',
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler',
    version: 'v1.8.1',
    sum: 'h1:Pe8bV1wozN4gOKO1rleiIY5alIyAXN+DnXDbXQcL4fI=',
    paths: ['deploy/vpa-v1-crd-gen.yaml'],
  },
  {
    name: 'plugin-barman-cloud',
    module: 'github.com/cloudnative-pg/plugin-barman-cloud',
    version: 'v0.15.0',
    sum: 'h1:gNVytrzzYUE08wxLDrjfJqy1FPPSFkMe1OEr4s4pVI0=',
    paths: ['config/crd/bases'],
  },
  {
    name: 'Sealed Secrets',
    module: 'github.com/bitnami-labs/sealed-secrets',
    version: 'v0.40.0',
    sum: 'h1:rvCP35JL8ZV5LNA2SrwNR6iLyoM3ulrSFWN0lBtYEYI=',
    paths: ['helm/sealed-secrets/crds'],
  },
  {
    name: 'cert-manager',
    module: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    sum: 'h1:UWgoYM+KLNtRlqmoWOKjKBOBUPVHeepQ6/ac3ERJW68=',
    paths: ['deploy/crds'],
  },
  {
    name: 'Cilium',
    module: 'github.com/cilium/cilium',
    version: 'v1.20.2',
    sum: 'h1:dqiEGIcXc+gqCLYG/l7VCFJ8GHyb4HUrwbZOpkX5dL8=',
    paths: ['pkg/k8s/apis/cilium.io/client/crds'],
  },
  {
    name: 'External Secrets Operator',
    module: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    paths: ['deploy/crds'],
  },
  {
    name: 'Envoy Gateway',
    module: 'github.com/envoyproxy/gateway',
    version: 'v1.9.1',
    sum: 'h1:vAVp6/AlBXJ1aOhp1mxL7fNEzVEfjADUguUhm2wzxQY=',
    paths: ['charts/gateway-helm/charts/crds/crds/generated'],
  },
  {
    name: 'Gateway API (standard channel)',
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.3',
    sum: 'h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=',
    paths: ['config/crd/standard'],
  },
  {
    name: 'Flux helm-controller',
    module: 'github.com/fluxcd/helm-controller',
    version: 'v1.6.1',
    sum: 'h1:b0XKTQCGlQy4nOGfEFMbn/e+/j9IMEHSDlKecbZkG9M=',
    paths: ['config/crd/bases'],
  },
  {
    name: 'KEDA',
    module: 'github.com/kedacore/keda/v2',
    version: 'v2.21.0',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    paths: ['config/crd/bases'],
  },
  {
    name: 'Flux kustomize-controller',
    module: 'github.com/fluxcd/kustomize-controller',
    version: 'v1.9.6',
    sum: 'h1:XB+G3A0mky0j5uVHZWv4oSlS2RvZBoNIUhstIvY0JKE=',
    paths: ['config/crd/bases'],
  },
  {
    name: 'Prometheus Operator',
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.94.1',
    sum: 'h1:QEIb2wenPH+SdMN1xMf8l4Pmj00YYXXI6HlbLlQWkww=',
    paths: ['example/prometheus-operator-crd'],
  },
  {
    name: 'CloudNativePG',
    module: 'github.com/cloudnative-pg/cloudnative-pg',
    version: 'v1.30.1',
    sum: 'h1:d1jxp0jQi7/3zrEhsv9ycD+G5ssmkNvDvTmogaGccCw=',
    paths: ['config/crd/bases'],
  },
  {
    name: 'Secrets Store CSI driver',
    module: 'sigs.k8s.io/secrets-store-csi-driver',
    version: 'v1.5.5',
    sum: 'h1:LJDpDL5TILhlP68nGvtGSlJFxSDgAD2m148NT0Ts7os=',
    paths: ['config/crd/bases'],
  },
  {
    name: 'Flux source-controller',
    module: 'github.com/fluxcd/source-controller',
    version: 'v1.9.6',
    sum: 'h1:nG534/bI6nVpyHra7ONAk6xDB3xPsVT+EOLHZHXPrrc=',
    paths: ['config/crd/bases'],
  },
  {
    name: 'Velero',
    module: 'github.com/vmware-tanzu/velero',
    version: 'v1.18.3',
    sum: 'h1:9uwN5yxTWQl9PsF5ljX4xiG+7VIq3I9mxOQ0DyyZ31A=',
    paths: ['config/crd/v1/bases'],
  },
];
