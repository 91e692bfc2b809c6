import { readFileSync } from 'node:fs';
import { dumpFirst, HookJob, ObjectTemplate, objectStore, postgres, type System } from '../../index.js';

const file = '/etc/codex-db/down-migration.sql';
const sql = readFileSync(new URL('down-migration.sql', import.meta.url), 'utf8');

/** Section 3.3 of the checklist: takes a migration back, which nothing does before the database is dumped. */
export function downMigration(system: System): void {
  const credentials = 'codex-app-server/database';
  const image = system.image('postgres-16');
  const small = { cpu: ['100m', '1'], memory: ['128Mi', '512Mi'] } as const;
  const database = system.store('database', postgres({ image, database: 'codex_db', credentials, resources: small }));
  const backups = system.store('backups', objectStore({ image, bucket: 'codex-app-server', credentials }));
  new ObjectTemplate(system, 'down-migration', {
    file: 'down-migration.yaml',
    heading: [
      'Takes the last migration of codex_db back. Only when a release is rolled back that the old one cannot live with.',
      'Copy this file, put the statements of the migration into the SQL, and try it in staging first. Then:',
      '  kubectl apply --filename <copy>',
      `  ended='{.status.conditions[?(@.status=="True")].type}'`,
      `  until kubectl get job/codex-app-server-down-migration --namespace ${system.namespace} --output "jsonpath=$ended" |`,
      '    grep -E "Complete|Failed"; do sleep 5; done',
      `  kubectl logs job/codex-app-server-down-migration --all-containers --namespace ${system.namespace}`,
      '  kubectl delete --filename <copy>',
      'The Job dumps the database before it begins, and undoes everything when a statement fails or rows are lost.',
    ],
    objects: scope => {
      new HookJob(scope, 'codex-app-server-down-migration', {
        image,
        command: ['psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1', `--file=${file}`],
        files: { [file]: sql },
        ...dumpFirst({
          database,
          image,
          to: backups,
          uploader: system.image('rclone'),
          folder: 'codex-app-server/before-migration',
        }),
        resources: small,
        user: 70,
        retries: 0,
      });
    },
  });
}
