import { Construct } from 'constructs';
import { type PluginConfiguration, ScheduledBackup } from '../../../imports/postgresql.cnpg.io.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import type { Resources } from '../../intent/resources.js';
import { secretRef } from '../../intent/secret.js';
import { type Problem, problem } from '../../problem.js';
import { outside } from '../outside.js';
import { PlainObject } from '../plain-object.js';
import { reject } from '../reject.js';
import { requirements } from '../resources.js';
import { SecretTemplate } from '../secret-template.js';
import { storeWave, supportWave, waveAnnotations } from '../wave.js';

/** Base backups and the write-ahead log in an object store: recovery to any moment in between. */
export interface PostgresBackup {
  /** `s3://backups/codeai` */
  readonly destination: string;
  /** The host of the object store: `s3.eu-central-1.amazonaws.com`. */
  readonly host: string;
  /** Where that name leads. @default every address, with a warning where policies know addresses only */
  readonly cidrs?: readonly string[];
  /** The path in the secret store that holds `access-key-id` and `secret-access-key`. @default the cloud's identity of the account */
  readonly credentials?: string;
  /** Six fields, seconds first. @default every night at two */
  readonly schedule?: string;
  /** How far back recovery can go: `30d`. */
  readonly retention: string;
}

export interface PostgresBackupsProps extends PostgresBackup {
  /** The cluster's name. */
  readonly name: string;
  readonly labels: Labels;
}

/** What the container gets that the plugin adds to each instance. */
export const archiverResources: Resources = { cpu: ['100m', '1'], memory: ['128Mi', '512Mi'] };

const pluginName = 'barman-cloud.cloudnative-pg.io';

/** What CloudNativePG's object store plugin needs: the store, its credentials, and the schedule. */
export class PostgresBackups extends Construct {
  readonly plugin: PluginConfiguration;
  /** What the instances connect to. */
  readonly calls: readonly Endpoint[];

  constructor(scope: Construct, id: string, props: PostgresBackupsProps) {
    super(scope, id);
    const { name, labels, host, cidrs, credentials, schedule = '0 0 2 * * *' } = props;
    reject(this, backupProblems({ ...props, schedule }));
    const store = `${name}-backups`;
    this.plugin = { name: pluginName, isWALArchiver: true, parameters: { barmanObjectName: store } };
    this.calls = [outside({ host, ...(cidrs && { cidrs }), byIdentity: credentials === undefined })];
    this.objectStore(store, props);
    new ScheduledBackup(this, 'schedule', {
      metadata: { name, labels, annotations: waveAnnotations(storeWave) },
      spec: {
        schedule,
        backupOwnerReference: 'self',
        cluster: { name },
        method: 'plugin',
        pluginConfiguration: { name: pluginName },
      },
    });
  }

  private objectStore(
    store: string,
    { destination, host, credentials, retention, labels }: PostgresBackupsProps,
  ): void {
    if (credentials !== undefined) {
      new SecretTemplate(this, 'credentials', {
        name: store,
        labels,
        entries: ['access-key-id', 'secret-access-key'].map(key => ({ key, value: secretRef(credentials, key) })),
      });
    }
    const key = (name: string) => ({ name: store, key: name });
    new PlainObject(this, 'store', {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name: store, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        retentionPolicy: retention,
        instanceSidecarConfiguration: { resources: requirements(archiverResources) },
        configuration: {
          destinationPath: destination,
          endpointURL: `https://${host}`,
          s3Credentials:
            credentials === undefined
              ? { inheritFromIAMRole: true }
              : { accessKeyId: key('access-key-id'), secretAccessKey: key('secret-access-key') },
          wal: { compression: 'gzip' },
          data: { compression: 'gzip' },
        },
      },
    });
  }
}

function backupProblems({
  schedule,
  retention,
  destination,
}: PostgresBackup & { readonly schedule: string }): Problem[] {
  const refuse = (message: string, hint: string) => problem('backup', message, { hint });
  return [
    ...(/^s3:\/\/[^/\s]+(\/\S*)?$/.test(destination)
      ? []
      : [refuse(`backups go to "${destination}".`, 'A destination looks like "s3://bucket/folder".')]),
    ...(schedule.trim().split(/\s+/).length === 6
      ? []
      : [
          refuse(
            `the schedule of backups is "${schedule}".`,
            'CloudNativePG reads six fields, seconds first: "0 0 2 * * *".',
          ),
        ]),
    ...(/^[1-9][0-9]*[dwm]$/.test(retention)
      ? []
      : [refuse(`backups are kept for "${retention}".`, 'A retention looks like "30d", "4w" or "6m".')]),
  ];
}
