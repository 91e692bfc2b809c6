import type { Labels } from '../intent/endpoint.js';
import { type Fields, fieldsOf } from './fields.js';
import type { GraphObject } from './object.js';

/** The pods that an operator makes from an object: what others can rely on, and nothing that its operator decides. */
export interface OperatedPods {
  readonly labels: Labels;
  /** Their container's ports. */
  readonly ports: readonly Fields[];
}

const operated: Readonly<Record<string, (object: GraphObject) => OperatedPods>> = {
  'postgresql.cnpg.io/Cluster': ({ name, manifest }) => ({
    labels: { ...inherited(manifest['spec']), 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' },
    ports: [
      { name: 'postgresql', containerPort: 5432 },
      { name: 'metrics', containerPort: 9187 },
      { name: 'status', containerPort: 8000 },
    ],
  }),
  'postgresql.cnpg.io/Pooler': ({ name, manifest }) => ({
    labels: {
      ...templateLabels(manifest['spec']),
      'cnpg.io/cluster': String(fieldsOf(fieldsOf(manifest['spec'])['cluster'])['name'] ?? ''),
      'cnpg.io/podRole': 'pooler',
      'cnpg.io/poolerName': name,
    },
    ports: [
      { name: 'pgbouncer', containerPort: 5432 },
      { name: 'metrics', containerPort: 9127 },
    ],
  }),
};

/** The kinds from which operators make pods. */
export const operatedKinds: readonly string[] = Object.freeze(
  Object.keys(operated).map(kind => kind.slice(kind.indexOf('/') + 1)),
);

/** The pods that an operator makes from this object; undefined for everything else. */
export const operatedPods = (object: GraphObject): OperatedPods | undefined =>
  operated[`${object.group}/${object.kind}`]?.(object);

const inherited = (spec: unknown): Labels =>
  fieldsOf(fieldsOf(fieldsOf(spec)['inheritedMetadata'])['labels']) as Labels;

const templateLabels = (spec: unknown): Labels =>
  fieldsOf(fieldsOf(fieldsOf(fieldsOf(spec)['template'])['metadata'])['labels']) as Labels;
