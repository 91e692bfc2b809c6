import { nameOf } from '../api-server/manifests.js';

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;
const condition = (type, reason, more = {}) => ({
  type,
  status: 'True',
  reason,
  message: '',
  lastTransitionTime: now(),
  ...more,
});
const placeholder = names => Object.fromEntries(names.map(name => [name, 'placeholder']));

/** What the operator of a kind makes of an object that it likes: a status, and the Secret that it writes. No autoscaler ever has metrics. */
const operators = {
  'networking.k8s.io/v1 Ingress': {
    status: () => ({ loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } }),
  },
  'autoscaling/v2 HorizontalPodAutoscaler': {
    status: ({ metadata, spec: { minReplicas = 1 } }) => ({
      ...{ observedGeneration: metadata.generation, currentReplicas: minReplicas, desiredReplicas: minReplicas },
      currentMetrics: null,
      conditions: [
        condition('AbleToScale', 'SucceededGetScale'),
        condition('ScalingActive', 'FailedGetResourceMetric', { status: 'False', message: 'no metrics yet' }),
      ],
    }),
  },
  'external-secrets.io/v1 ExternalSecret': {
    status: ({ metadata, spec }) => ({
      ...{ refreshTime: now(), syncedResourceVersion: `${metadata.generation}-0` },
      binding: { name: spec.target?.name ?? metadata.name },
      conditions: [condition('Ready', 'SecretSynced')],
    }),
    secret: ({ metadata, spec: { data = [], target = {} } }) => ({
      name: target.name ?? metadata.name,
      type: target.template?.type ?? 'Opaque',
      stringData: placeholder([...data.map(({ secretKey }) => secretKey), ...Object.keys(target.template?.data ?? {})]),
    }),
  },
  'cert-manager.io/v1 Certificate': {
    status: ({ metadata: { generation } }) => ({
      ...{ revision: 1, notAfter: '2099-01-01T00:00:00Z' },
      conditions: [condition('Ready', 'Ready', { observedGeneration: generation })],
    }),
    secret: ({ spec: { secretName } }) => ({
      ...{ name: secretName, type: 'kubernetes.io/tls', stringData: placeholder(['tls.crt', 'tls.key', 'ca.crt']) },
    }),
  },
  'postgresql.cnpg.io/v1 Cluster': {
    status: ({ metadata: { name }, spec: { instances } }) => ({
      ...{ phase: 'Cluster in healthy state', instances, readyInstances: instances },
      ...{ currentPrimary: `${name}-1`, targetPrimary: `${name}-1` },
      conditions: [condition('Ready', 'ClusterIsReady')],
    }),
  },
  'postgresql.cnpg.io/v1 Pooler': { status: ({ spec: { instances } }) => ({ instances }) },
  'keda.sh/v1alpha1 ScaledObject': {
    status: () => ({ conditions: [condition('Ready', 'ScaledObjectReady'), condition('Active', 'ScalerActive')] }),
  },
  'velero.io/v1 Schedule': { status: () => ({ phase: 'Enabled' }) },
  'monitoring.coreos.com/v1 Prometheus': { status: monitoring },
  'monitoring.coreos.com/v1 Alertmanager': { status: monitoring },
};

function monitoring({ metadata, spec: { replicas = 1 } }) {
  const conditions = ['Available', 'Reconciled'].map(type =>
    condition(type, '', { observedGeneration: metadata.generation }),
  );
  const counts = { replicas, updatedReplicas: replicas, availableReplicas: replicas, unavailableReplicas: 0 };
  return { paused: false, ...counts, conditions };
}

/**
 * Stands in for the operators of the kinds that a cluster serves: gives each object of their kinds, and each change of one, the status of success.
 * @param {import('../api-server/cluster.js').Cluster} cluster
 * @returns {{ stop: () => Promise<void> }}
 */
export function startOperators(cluster) {
  const stopping = new AbortController();
  const failures = [];
  const following = Object.entries(operators).map(async ([key, operator]) => {
    const [apiVersion, kind] = key.split(' ');
    if (!(await cluster.served(apiVersion, kind))) return;
    const path = await cluster.collection(apiVersion, kind);
    const done = new Map();
    const see = (type, object) => {
      const { uid, generation = 0 } = object.metadata;
      if (type === 'DELETED' || done.get(uid) === generation) return;
      done.set(uid, generation);
      serve(cluster, { ...object, apiVersion, kind }, operator).catch(error => failures.push(error));
    };
    await cluster.watch(path, see, stopping.signal);
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(following);
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function serve({ path, request, apply }, object, { status, secret }) {
  if (secret) {
    const { name, ...content } = secret(object);
    const { namespace, uid } = object.metadata;
    const ownerReferences = [{ apiVersion: object.apiVersion, kind: object.kind, name: object.metadata.name, uid }];
    const metadata = { name, namespace, ownerReferences };
    const { message } = await apply({ apiVersion: 'v1', kind: 'Secret', metadata, ...content });
    if (message) throw new Error(`the Secret of ${nameOf(object)}: ${message}`);
  }
  const body = { status: status(object) };
  // Velero's kinds have their status in the object itself, and no subresource for it.
  for (const at of [`${await path(object)}/status`, await path(object)]) {
    const answer = await request('PATCH', at, body, 'application/merge-patch+json');
    if (answer.status < 300) return;
  }
}
