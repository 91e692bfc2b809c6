import type { Recovery } from '../../intent/recovery.js';

export interface RecoveredSystem {
  readonly system: string;
  /** The stores of each environment that keeps data for people. */
  readonly environments: readonly { readonly environment: string; readonly stores: readonly Recovery[] }[];
}

/** How the data of a system is brought back, store by store, with its own names, as Markdown. */
export const recoveryPage = ({ system, environments }: RecoveredSystem): string =>
  `${[
    `# Recover the data of ${system}`,
    'Nothing here writes over what is there before you have seen what you get.',
    ...environments.flatMap(({ environment, stores }) => [
      `## ${environment}`,
      ...stores.flatMap(store => steps(store, system, environment)),
    ]),
  ].join('\n\n')}\n`;

const bash = (...lines: readonly string[]) => ['```bash', ...lines, '```'].join('\n');

function steps(store: Recovery, system: string, environment: string): readonly string[] {
  switch (store.kind) {
    case 'cluster':
      return clusterSteps(store, system, environment);
    case 'managed-postgres':
      return [
        `### PostgreSQL at \`${store.host}\``,
        `Whoever runs it has its backups; its window of recovery is theirs to say. It recovers to a server beside this one, never over it.${
          store.host.endsWith('.rds.amazonaws.com') ? ' On RDS:' : ''
        }`,
        ...(store.host.endsWith('.rds.amazonaws.com') ? [rds(store.host)] : []),
        `Look at \`${store.database}\` there, and copy what is missing with \`pg_dump\` and \`pg_restore\`; only when all of it is lost, put the new host into the environment and release.`,
      ];
    case 'managed-redis':
      return [
        `### Redis at \`${store.host}\``,
        'It keeps what can be made again. Whoever runs it replaces it; nothing is copied back.',
      ];
    case 'bucket':
      return [
        `### Bucket \`${store.bucket}\``,
        'Every version of an object is kept. The one before the harm is copied over the newest:',
        bash(
          `aws s3api list-object-versions --bucket ${store.bucket} --prefix <object>`,
          `aws s3api copy-object --bucket ${store.bucket} --key <object> --copy-source '${store.bucket}/<object>?versionId=<version>'`,
        ),
        'Of an object that was deleted, the mark that hides it is removed:',
        bash(`aws s3api delete-object --bucket ${store.bucket} --key <object> --version-id <id of the delete marker>`),
      ];
    case 'redis':
      return [
        `### Redis \`${store.name}\``,
        store.purpose === 'cache'
          ? 'A cache: what it held is read again from where it came. Its file is on a volume; one that is broken is given up:'
          : 'Sessions: users sign in again. Its file is on a volume; one that is broken is given up:',
        bash(
          `kubectl delete persistentvolumeclaim/data-${store.name}-0 --wait=false${inNamespace(store.namespace)}`,
          `kubectl delete pod/${store.name}-0${inNamespace(store.namespace)}`,
          `kubectl rollout status statefulset/${store.name}${inNamespace(store.namespace)}`,
        ),
      ];
  }
}

const inNamespace = (namespace = 'default') => ` --namespace ${namespace}`;

const rds = (host: string) => {
  const [instance = ''] = host.split('.');
  return bash(
    'aws rds restore-db-instance-to-point-in-time --restore-time <2026-01-31T12:00:00Z> \\',
    `  --source-db-instance-identifier ${instance} --target-db-instance-identifier ${instance}-recovered`,
    `aws rds wait db-instance-available --db-instance-identifier ${instance}-recovered`,
  );
};

function clusterSteps(store: Extract<Recovery, { kind: 'cluster' }>, system: string, environment: string) {
  const { name, recovered, database, owner, destination, retention, file } = store;
  const place = inNamespace(store.namespace);
  const unit = `${system}-${environment}`;
  const primary = `kubectl get pods${place} --selector cnpg.io/cluster=${name},cnpg.io/instanceRole=primary --output name`;
  const dump = `kubectl exec${place} ${recovered}-1 --container postgres -- pg_dump --format custom --dbname ${database}`;
  const restore = `kubectl exec --stdin${place} "$primary" --container postgres -- pg_restore --dbname ${database} --role ${owner}`;
  return [
    `### PostgreSQL \`${name}\``,
    `To any moment of the last ${retention}, from \`${destination}\`, into \`${recovered}\` beside it; the quota has room for that. The account \`${recovered}\` must be let into the bucket as \`${name}\` is.`,
    'Copy the template, put the last moment before the harm into `targetTime`, and make it:',
    bash(
      `cp dist/${environment}/${system}/templates/${file} /tmp/${file}`,
      `kubectl apply --filename /tmp/${file}`,
      `kubectl wait clusters.postgresql.cnpg.io/${recovered} --for=condition=Ready --timeout=4h${place}`,
    ),
    'Look at what came back, and compare it with what is there:',
    bash(
      `kubectl cnpg psql ${recovered}${place} -- ${database} -c 'SELECT pg_last_xact_replay_timestamp()'`,
      `kubectl cnpg psql ${recovered}${place} -- ${database} -c '\\dt+'`,
    ),
    'Some rows or tables are lost: they are copied back, and nothing else changes.',
    bash(
      `primary=$(${primary})`,
      `${dump} --data-only --table <table> \\`,
      `  | ${restore} --data-only --single-transaction`,
    ),
    'All of it is lost or wrong: what writes is stopped first, and everything is replaced in one transaction.',
    bash(
      `argocd app set ${unit} --sync-policy none # or: flux suspend kustomization ${unit}`,
      `kubectl scale deployment --all --replicas 0${place}`,
      `primary=$(${primary})`,
      `${dump} \\`,
      `  | ${restore} --clean --if-exists --no-owner --single-transaction`,
      `kubectl scale deployment --all --replicas 1${place} # an autoscaler goes on from there`,
      `argocd app set ${unit} --sync-policy automated --self-heal # or: flux resume kustomization ${unit}`,
    ),
    'Then the copy goes:',
    bash(`kubectl delete --filename /tmp/${file}`),
  ];
}
