import { at, fieldsOf, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';

/** A Secret that an operator reads on behalf of an object. */
export interface OperatorSecret {
  readonly from: GraphObject;
  /** The field with its name: `spec.bootstrap.initdb.secret.name`. */
  readonly path: string;
  readonly namespace: string;
  readonly name: string;
}

/** The Secrets that CloudNativePG reads for its clusters and poolers, and that somebody else makes. */
export const databaseOperatorSecrets = (graph: Graph): readonly OperatorSecret[] =>
  ['Cluster', 'Pooler']
    .flatMap(kind => graph.ofKind(kind))
    .filter(({ group }) => group === 'postgresql.cnpg.io')
    .flatMap(from =>
      named(from).flatMap(([path, name]) => {
        const text = textOf(name);
        return text ? [{ from, path, namespace: namespaceOf(from), name: text }] : [];
      }),
    );

function named({ manifest }: GraphObject): readonly (readonly [path: string, name: unknown])[] {
  const spec = fieldsOf(manifest['spec']);
  const certificates = at(spec, 'certificates');
  return [
    ...['initdb', 'recovery', 'pg_basebackup'].map(
      way => [`spec.bootstrap.${way}.secret.name`, at(spec, 'bootstrap', way, 'secret')['name']] as const,
    ),
    ['spec.superuserSecret.name', at(spec, 'superuserSecret')['name']],
    ...listOf(at(spec, 'managed')['roles']).map(
      (role, i) => [`spec.managed.roles[${i}].passwordSecret.name`, at(role, 'passwordSecret')['name']] as const,
    ),
    ...Object.keys(certificates)
      .filter(key => key.endsWith('Secret'))
      .map(key => [`spec.certificates.${key}`, certificates[key]] as const),
    ['spec.pgbouncer.authQuerySecret.name', at(spec, 'pgbouncer', 'authQuerySecret')['name']],
  ];
}
