import { Construct } from 'constructs';
import { type PluginConfiguration, ScheduledBackup } from '../../../imports/postgresql.cnpg.io.js';
import { clusterOf } from '../../environment/environment.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import type { Resources } from '../../intent/resources.js';
import { secretRef } from '../../intent/secret.js';
import { type Problem, rejectionOf } from '../../problem.js';
import { type Duration, durationProblems } from '../../promql/duration.js';
import { strangeToS3 } from '../component/cloud-identity.js';
import { requirements } from '../component/resources.js';
import { outside } from '../network/outside.js';
import { PlainObject } from '../object/plain-object.js';
import { reject } from '../object/reject.js';
import { TemplateFile } from '../object/template-file.js';
import { storeWave, supportWave, waveAnnotations } from '../object/wave.js';
import { SecretTemplate } from '../secrets/secret-template.js';
import { type BucketCopy, bucketSettings } from './bucket-settings.js';
import { reloaded } from './cloud-native-reload.js';
import type { RestoreProof } from './postgres-restore.js';

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
  /** How long a backup may take until an alert fires: `30m`. @default 6h */
  readonly mustEndWithin?: Duration;
  /** A recovery of the newest backup, every week. @default none */
  readonly proof?: RestoreProof;
  /** Another region that everything is copied to; `templates/` says what both buckets must be set to. @default none */
  readonly copy?: BucketCopy;
}

export interface PostgresBackupsProps extends PostgresBackup {
  /** The cluster's name. */
  readonly name: string;
  readonly labels: Labels;
}

/** What the container gets that the plugin adds to each instance. */
export const archiverResources: Resources = { cpu: ['100m', '1'], memory: ['128Mi', '512Mi'] };

/** Days in which a backup can be had back that was removed before its time. */
const keepRemoved = 30;
const destinationForm = /^s3:\/\/([^/\s]+)(\/\S*)?$/;
const pluginName = 'barman-cloud.cloudnative-pg.io';

/** What CloudNativePG's object store plugin needs: the store, its credentials, and the schedule. */
export class PostgresBackups extends Construct {
  readonly plugin: PluginConfiguration;
  /** The same, for a cluster that recovers from them. */
  readonly source: PluginConfiguration;
  /** What the instances connect to. */
  readonly calls: readonly Endpoint[];

  constructor(scope: Construct, id: string, props: PostgresBackupsProps) {
    super(scope, id);
    const { name, labels, host, cidrs, credentials, schedule = '0 0 2 * * *' } = props;
    const { cloudIdentity } = clusterOf(this);
    const strange = credentials === undefined && cloudIdentity?.kind === 'gke-workload-identity';
    reject(this, [
      ...backupProblems({ ...props, schedule }),
      ...(strange ? [strangeToS3(`backups of ${name} go to ${props.destination}`)] : []),
    ]);
    const store = `${name}-backups`;
    this.source = { name: pluginName, parameters: { barmanObjectName: store } };
    this.plugin = { ...this.source, isWALArchiver: true };
    this.calls = [outside({ host, ...(cidrs && { cidrs }), usesCloudIdentity: credentials === undefined })];
    this.objectStore(store, props);
    if (props.copy) this.copies(props, props.copy);
    new ScheduledBackup(this, 'schedule', {
      metadata: { name, labels, annotations: waveAnnotations(storeWave) },
      spec: {
        schedule,
        // The first at once: until then there is nothing to recover from.
        immediate: true,
        backupOwnerReference: 'self',
        cluster: { name },
        method: 'plugin',
        pluginConfiguration: { name: pluginName },
      },
    });
  }

  private copies({ destination }: PostgresBackupsProps, copy: BucketCopy): void {
    const [, bucket = ''] = destinationForm.exec(destination) ?? [];
    const settings = [
      { bucket, copy, keepRemoved },
      { bucket: copy.bucket, kmsKey: copy.kmsKey, keepRemoved },
    ];
    for (const each of settings) {
      const text = `${JSON.stringify(bucketSettings(each), undefined, 2)}\n`;
      new TemplateFile(this, each.bucket, { file: `bucket-${each.bucket}.json`, text });
    }
  }

  private objectStore(
    store: string,
    { destination, host, credentials, retention, labels }: PostgresBackupsProps,
  ): void {
    if (credentials !== undefined) {
      new SecretTemplate(this, 'credentials', {
        name: store,
        labels,
        secretLabels: reloaded,
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
  mustEndWithin,
}: PostgresBackup & { readonly schedule: string }): Problem[] {
  const rejection = rejectionOf('backup');
  return [
    ...(destinationForm.test(destination)
      ? []
      : [rejection(`backups go to "${destination}".`, 'A destination looks like "s3://bucket/folder".')]),
    ...(schedule.trim().split(/\s+/).length === 6
      ? []
      : [
          rejection(
            `the schedule of backups is "${schedule}".`,
            'CloudNativePG reads six fields, seconds first: "0 0 2 * * *".',
          ),
        ]),
    ...(mustEndWithin === undefined ? [] : durationProblems('the time that a backup may take', mustEndWithin)),
    ...(/^[1-9][0-9]*[dwm]$/.test(retention)
      ? []
      : [rejection(`backups are kept for "${retention}".`, 'A retention looks like "30d", "4w" or "6m".')]),
  ];
}
