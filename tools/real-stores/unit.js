import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What the manifests of a unit tell its stores: settings of PostgreSQL, SQL, configurations of PgBouncer, arguments of Redis. */
export function storesOf(folder) {
  const objects = readdirSync(folder)
    .filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .map(file => parse(readFileSync(join(folder, file), 'utf8')));
  const ofKind = kind => objects.filter(object => object.kind === kind);
  const named = (kind, name) => ofKind(kind).find(({ metadata }) => metadata.name === name);
  const pods = ofKind('StatefulSet').map(({ spec }) => spec.template.spec);
  const containers = pods.map(pod => pod.containers[0]);
  /** Files of ConfigMaps by where the first container finds them. */
  const filesOf = ({ containers: [{ volumeMounts }], volumes }) =>
    Object.fromEntries(
      volumes.flatMap(({ name, configMap }) =>
        (configMap?.items ?? []).map(({ key, path }) => [
          `${volumeMounts.find(mount => mount.name === name).mountPath}/${path}`,
          named('ConfigMap', configMap.name).data[key],
        ]),
      ),
    );
  const envOf = ({ envFrom = [] }) =>
    Object.assign({}, ...envFrom.map(({ configMapRef }) => named('ConfigMap', configMapRef.name).data));
  const clusters = ofKind('Cluster').filter(({ apiVersion }) => apiVersion.startsWith('postgresql.cnpg.io/'));
  const files = ofKind('ConfigMap').flatMap(({ data }) => Object.entries(data));
  const sql = files.filter(([key]) => key.startsWith('docker-entrypoint-initdb.d_')).map(([, text]) => text);
  /** What a scheduled job runs, step by step. */
  const scripts = name =>
    [named('CronJob', name)?.spec.jobTemplate.spec.template.spec]
      .filter(pod => pod)
      .flatMap(({ initContainers, containers: main }) =>
        [...initContainers, ...main].map(({ command }) => command.at(-1)),
      );
  return {
    settings: [
      ...clusters.map(({ spec }) =>
        Object.entries(spec.postgresql.parameters).map(([name, value]) => `${name}=${value}`),
      ),
      ...containers
        .filter(({ ports }) => ports?.[0].name === 'postgres')
        .map(({ args }) => args.filter(arg => arg !== '-c')),
    ],
    databases: [
      ...clusters.map(({ spec: { bootstrap } }) => {
        const { database, owner, postInitApplicationSQL: sql = [] } = bootstrap.initdb;
        return { database, owner, sql };
      }),
      // Whose it is there, only the secret store knows.
      ...files.filter(([key]) => key === 'POSTGRES_DB').map(([, database]) => ({ database, owner: database, sql })),
    ],
    poolers: ofKind('ConfigMap')
      .filter(({ data }) => 'etc_pgbouncer_pgbouncer.ini' in data)
      .map(({ data }) => ({
        ini: data['etc_pgbouncer_pgbouncer.ini'],
        access: data['etc_pgbouncer_hba.conf'],
        users: named('ExternalSecret', 'pgbouncer-users').spec.target.template.data['userlist.txt'],
      })),
    dumps: scripts('postgres-dump'),
    restores: scripts('postgres-restore'),
    redis: pods
      .filter(({ containers: [{ ports }] }) => ports?.[0].name === 'redis')
      .map(pod => ({
        main: {
          ...pod.containers[0],
          env: envOf(pod.containers[0]),
          probe: pod.containers[0].livenessProbe.exec.command,
        },
        companion: pod.containers[1],
        files: filesOf(pod),
      })),
  };
}
