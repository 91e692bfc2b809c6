import type { Labels } from '../intent/endpoint.js';
import { at, type Fields, isMap, listOf, numberOf, textMapOf, textOf } from './fields.js';
import type { GraphObject } from './object.js';

/** The pods that an operator makes from an object: what others can rely on, and nothing that its operator decides. */
export interface OperatedPods {
  readonly labels: Labels;
  /** How many there are. */
  readonly replicas: number;
  /** Where the object has the fields of their container: `spec`. */
  readonly path: string;
  /** Their container's ports. */
  readonly ports: readonly Fields[];
  /** What their container gets, as the API names it. */
  readonly resources: unknown;
  /** The volumes that each of them claims. */
  readonly volumes: readonly ClaimedVolume[];
}

/** A volume as it is asked for. */
export interface ClaimedVolume {
  /** As written: `10Gi`. */
  readonly size: unknown;
  /** Undefined is the cluster's own default. */
  readonly storageClass: string | undefined;
}

/** The container that the Prometheus operator adds tells its own metrics here. */
const reloader = { name: 'reloader-web', containerPort: 8080 };

/** Beside Prometheus where `thanos` is set. */
const thanosSidecar = [
  { name: 'http', containerPort: 10902 },
  { name: 'grpc', containerPort: 10901 },
];

const operated: Readonly<Record<string, (name: string, spec: Fields) => OperatedPods>> = {
  'postgresql.cnpg.io/Cluster': (name, spec) => ({
    labels: {
      ...textMapOf(at(spec, 'inheritedMetadata')['labels']),
      'cnpg.io/cluster': name,
      'cnpg.io/podRole': 'instance',
    },
    replicas: numberOf(spec['instances']) ?? 1,
    path: 'spec',
    ports: [
      { name: 'postgresql', containerPort: 5432 },
      { name: 'metrics', containerPort: 9187 },
      { name: 'status', containerPort: 8000 },
    ],
    resources: spec['resources'],
    volumes: ['storage', 'walStorage'].flatMap(field => {
      const { size, storageClass } = at(spec, field);
      return size === undefined ? [] : [{ size, storageClass: textOf(storageClass) }];
    }),
  }),
  'postgresql.cnpg.io/Pooler': (name, spec) => ({
    labels: {
      ...textMapOf(at(spec, 'template', 'metadata')['labels']),
      'cnpg.io/cluster': String(at(spec, 'cluster')['name'] ?? ''),
      'cnpg.io/podRole': 'pooler',
      'cnpg.io/poolerName': name,
    },
    replicas: numberOf(spec['instances']) ?? 1,
    path: 'spec.template.spec.containers[0]',
    ports: [
      { name: 'pgbouncer', containerPort: 5432 },
      { name: 'metrics', containerPort: 9127 },
    ],
    resources: at(listOf(at(spec, 'template', 'spec')['containers'])[0])['resources'],
    volumes: [],
  }),
  'monitoring.coreos.com/Prometheus': (name, spec) => ({
    ...ofPrometheusOperator('prometheus', name, spec),
    ports: [{ name: 'web', containerPort: 9090 }, reloader, ...(isMap(spec['thanos']) ? thanosSidecar : [])],
  }),
  'monitoring.coreos.com/Alertmanager': (name, spec) => ({
    ...ofPrometheusOperator('alertmanager', name, spec),
    ports: [
      { name: 'web', containerPort: 9093 },
      { name: 'mesh-tcp', containerPort: 9094 },
      { name: 'mesh-udp', containerPort: 9094, protocol: 'UDP' },
      reloader,
    ],
  }),
};

/** What both kinds have; the operator adds a container of its own, whose resources it decides. */
const ofPrometheusOperator = (program: string, name: string, spec: Fields) => ({
  labels: {
    ...textMapOf(at(spec, 'podMetadata')['labels']),
    'app.kubernetes.io/name': program,
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    [program]: name,
  },
  replicas: numberOf(spec['replicas']) ?? 1,
  path: 'spec',
  resources: spec['resources'],
  volumes: [claimedVolume(at(spec, 'storage', 'volumeClaimTemplate'))].filter(({ size }) => size !== undefined),
});

/** What a PersistentVolumeClaim or its template asks for. */
export function claimedVolume(claim: unknown): ClaimedVolume {
  const spec = at(claim, 'spec');
  return { size: at(spec, 'resources', 'requests')['storage'], storageClass: textOf(spec['storageClassName']) };
}

/** The kinds from which operators make pods. */
export const operatedKinds: readonly string[] = Object.freeze(
  Object.keys(operated).map(kind => kind.slice(kind.indexOf('/') + 1)),
);

/** The pods that an operator makes from this object; undefined for everything else. */
export const operatedPods = ({ group, kind, name, manifest }: GraphObject): OperatedPods | undefined =>
  operated[`${group}/${kind}`]?.(name, at(manifest, 'spec'));
