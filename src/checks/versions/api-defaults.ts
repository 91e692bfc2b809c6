type Value = string | number | boolean;
/** Path → what the API takes when the field is omitted; `[]` stands for every item of a list. */
type Defaults = Readonly<Record<string, Value>>;

const probe = (at: string): Defaults => ({
  [`${at}.initialDelaySeconds`]: 0,
  [`${at}.timeoutSeconds`]: 1,
  [`${at}.periodSeconds`]: 10,
  [`${at}.successThreshold`]: 1,
  [`${at}.failureThreshold`]: 3,
  [`${at}.httpGet.scheme`]: 'HTTP',
});

const container = (at: string): Defaults => ({
  [`${at}.terminationMessagePath`]: '/dev/termination-log',
  [`${at}.terminationMessagePolicy`]: 'File',
  [`${at}.stdin`]: false,
  [`${at}.tty`]: false,
  [`${at}.ports[].protocol`]: 'TCP',
  [`${at}.env[].valueFrom.fieldRef.apiVersion`]: 'v1',
  [`${at}.securityContext.privileged`]: false,
  [`${at}.volumeMounts[].readOnly`]: false,
  ...probe(`${at}.startupProbe`),
  ...probe(`${at}.livenessProbe`),
  ...probe(`${at}.readinessProbe`),
});

const pod: Defaults = {
  dnsPolicy: 'ClusterFirst',
  enableServiceLinks: true,
  hostIPC: false,
  hostNetwork: false,
  hostPID: false,
  schedulerName: 'default-scheduler',
  shareProcessNamespace: false,
  terminationGracePeriodSeconds: 30,
  'volumes[].configMap.defaultMode': 420,
  'volumes[].secret.defaultMode': 420,
  'volumes[].projected.defaultMode': 420,
  ...container('containers[]'),
  ...container('initContainers[]'),
};

/** What runs for ever is restarted always; a job must say what it wants. */
const served: Defaults = { ...pod, restartPolicy: 'Always' };

const at = (path: string, defaults: Defaults): Defaults =>
  Object.fromEntries(Object.entries(defaults).map(([field, value]) => [`${path}.${field}`, value]));

const job: Defaults = {
  backoffLimit: 6,
  completionMode: 'NonIndexed',
  completions: 1,
  manualSelector: false,
  parallelism: 1,
  suspend: false,
};

const claim: Defaults = { volumeMode: 'Filesystem' };

/** Group and kind → defaults, as the API reference states them. */
const byKind: Readonly<Record<string, Defaults>> = {
  '/Pod': at('spec', served),
  '/Service': at('spec', {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    publishNotReadyAddresses: false,
    'ports[].protocol': 'TCP',
  }),
  '/PersistentVolumeClaim': at('spec', claim),
  'apps/Deployment': at('spec', {
    paused: false,
    progressDeadlineSeconds: 600,
    minReadySeconds: 0,
    replicas: 1,
    revisionHistoryLimit: 10,
    'strategy.type': 'RollingUpdate',
    'strategy.rollingUpdate.maxSurge': '25%',
    'strategy.rollingUpdate.maxUnavailable': '25%',
    ...at('template.spec', served),
  }),
  'apps/StatefulSet': at('spec', {
    minReadySeconds: 0,
    'persistentVolumeClaimRetentionPolicy.whenDeleted': 'Retain',
    'persistentVolumeClaimRetentionPolicy.whenScaled': 'Retain',
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit: 10,
    'updateStrategy.type': 'RollingUpdate',
    'updateStrategy.rollingUpdate.partition': 0,
    ...at('volumeClaimTemplates[].spec', claim),
    ...at('template.spec', served),
  }),
  'apps/DaemonSet': at('spec', {
    minReadySeconds: 0,
    revisionHistoryLimit: 10,
    'updateStrategy.type': 'RollingUpdate',
    'updateStrategy.rollingUpdate.maxSurge': 0,
    'updateStrategy.rollingUpdate.maxUnavailable': 1,
    ...at('template.spec', served),
  }),
  'batch/Job': at('spec', { ...job, ...at('template.spec', pod) }),
  'batch/CronJob': at('spec', {
    concurrencyPolicy: 'Allow',
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
    ...at('jobTemplate.spec', { ...job, ...at('template.spec', pod) }),
  }),
  'autoscaling/HorizontalPodAutoscaler': at('spec', {
    minReplicas: 1,
    'behavior.scaleDown.selectPolicy': 'Max',
    'behavior.scaleDown.stabilizationWindowSeconds': 300,
    'behavior.scaleUp.selectPolicy': 'Max',
    'behavior.scaleUp.stabilizationWindowSeconds': 0,
  }),
  'networking.k8s.io/NetworkPolicy': {
    'spec.ingress[].ports[].protocol': 'TCP',
    'spec.egress[].ports[].protocol': 'TCP',
  },
  'external-secrets.io/ExternalSecret': at('spec', {
    refreshInterval: '1h0m0s',
    'data[].remoteRef.conversionStrategy': 'Default',
    'data[].remoteRef.decodingStrategy': 'None',
    'data[].remoteRef.metadataPolicy': 'None',
    'secretStoreRef.kind': 'SecretStore',
    'target.creationPolicy': 'Owner',
    'target.deletionPolicy': 'Retain',
  }),
  'monitoring.coreos.com/ServiceMonitor': { 'spec.endpoints[].path': '/metrics', 'spec.endpoints[].scheme': 'http' },
};

export interface Default {
  /** Field names; `[]` is every item of the list before it. */
  readonly steps: readonly string[];
  readonly value: Value;
}

const compiled = new Map(
  Object.entries(byKind).map(([kind, defaults]) => [
    kind,
    Object.entries(defaults).map(
      ([path, value]): Default => ({ steps: path.replaceAll('[]', '.[]').split('.'), value }),
    ),
  ]),
);

const none: readonly Default[] = Object.freeze([]);

/** What the API assumes for objects of a kind. */
export const defaultsOf = (group: string, kind: string): readonly Default[] => compiled.get(`${group}/${kind}`) ?? none;
