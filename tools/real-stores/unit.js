import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filled } from './go-template.js';

/** What the manifests of a unit tell its stores: settings of PostgreSQL, SQL, configurations of PgBouncer, arguments of Redis. */
export function storesOf(folder) {
  const objects = readdirSync(folder)
    .filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .map(file => parse(readFileSync(join(folder, file), 'utf8')));
  const ofKind = kind => objects.filter(object => object.kind === kind);
  const named = (kind, name) => ofKind(kind).find(({ metadata }) => metadata.name === name);
  const pods = ofKind('StatefulSet').map(({ spec }) => spec.template.spec);
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
  const isServing =
    port =>
    ({ containers: [{ ports }] }) =>
      ports?.[0].name === port;
  /** What a scheduled job runs, step by step. */
  const scripts = name =>
    [named('CronJob', name)?.spec.jobTemplate.spec.template.spec]
      .filter(pod => pod)
      .flatMap(({ initContainers, containers: main }) =>
        [...initContainers, ...main].map(({ command }) => command.at(-1)),
      );
  return {
    databases: [
      ...clusters.map(({ metadata, spec: { bootstrap, postgresql, managed } }) => {
        const { database: name, owner, secret, postInitApplicationSQL: sql = [] } = bootstrap.initdb;
        const secrets = [secret.name, ...managed.roles.map(({ passwordSecret }) => passwordSecret.name)];
        const settings = Object.entries(postgresql.parameters).map(([key, value]) => `${key}=${value}`);
        const proof = named('CronJob', `${metadata.name}-restore`)?.spec.jobTemplate.spec.template.spec;
        const [read] = proof?.initContainers.filter(step => step.name === 'read') ?? [];
        const reads = read?.command.at(-1).replace('--command=', '');
        return {
          settings,
          name,
          owner,
          sql,
          reads,
          logins: secrets.map(each => madeBy(named('ExternalSecret', each))),
        };
      }),
      ...pods.filter(isServing('postgres')).map(pod => {
        const [{ args, ...main }, companion] = pod.containers;
        const env = envOf(main);
        const files = filesOf(pod);
        const sql = Object.keys(files)
          .filter(path => path.startsWith('/docker-entrypoint-initdb.d/'))
          .sort();
        const settings = args.filter(arg => arg !== '-c');
        // Whose it is there, only the secret store knows.
        const owner = env.POSTGRES_DB;
        return { settings, name: env.POSTGRES_DB, owner, sql: sql.map(path => files[path]), env, files, companion };
      }),
    ],
    poolers: ofKind('ConfigMap')
      .filter(({ data }) => 'etc_pgbouncer_pgbouncer.ini' in data)
      .map(({ data }) => ({
        command: named('Deployment', 'pgbouncer').spec.template.spec.containers[0].command,
        start: data['etc_pgbouncer_start.sh'],
        ini: data['etc_pgbouncer_pgbouncer.ini'],
        access: data['etc_pgbouncer_hba.conf'],
        users: values => madeBy(named('ExternalSecret', 'pgbouncer-users'))(values)['userlist.txt'],
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

/** What External Secrets makes of an ExternalSecret, given the properties of its one path. */
function madeBy({ spec }) {
  return properties => {
    const values = Object.fromEntries(
      spec.data.map(({ secretKey, remoteRef }) => [secretKey, properties[remoteRef.property]]),
    );
    const { data } = spec.target?.template ?? {};
    return data ? Object.fromEntries(Object.entries(data).map(([key, text]) => [key, filled(text, values)])) : values;
  };
}
