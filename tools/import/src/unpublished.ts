import type { Node } from './node.js';

/** Custom resources that no package publishes: the schema of their definition, written by hand. */
export interface Unpublished {
  readonly group: string;
  readonly version: string;
  /** All of them live in a namespace. */
  readonly kinds: readonly string[];
  readonly types: Readonly<Record<string, Node>>;
}

const postgres = 'postgresql.cnpg.io/v1';
const text: Node = { is: 'string', minLength: 1 };
const encryption: Node = { enum: ['AES256', 'aws:kms'] };

export const unpublished: readonly Unpublished[] = [
  {
    group: 'barmancloud.cnpg.io',
    version: 'v1',
    kinds: ['ObjectStore'],
    types: {
      ObjectStore: { fields: { 'spec!': '#ObjectStoreSpec' } },
      ObjectStoreSpec: {
        fields: {
          'configuration!': '#Configuration',
          instanceSidecarConfiguration: '#InstanceSidecarConfiguration',
          retentionPolicy: { is: 'string', pattern: '^[1-9][0-9]*[dwm]$' },
        },
      },
      // What a Cluster of old had, without `serverName`, which the plugin refuses.
      Configuration: {
        fields: {
          azureCredentials: `${postgres}#AzureCredentials`,
          googleCredentials: `${postgres}#GoogleCredentials`,
          s3Credentials: `${postgres}#S3Credentials`,
          data: '#Data',
          'destinationPath!': text,
          endpointCA: `${postgres}#SecretKeySelector`,
          endpointURL: 'string',
          historyTags: { map: 'string' },
          tags: { map: 'string' },
          wal: '#Wal',
        },
      },
      Data: {
        fields: {
          additionalCommandArgs: ['string'],
          compression: { enum: ['bzip2', 'gzip', 'snappy'] },
          encryption,
          immediateCheckpoint: 'boolean',
          jobs: { is: 'int32', minimum: 1 },
        },
      },
      Wal: {
        fields: {
          archiveAdditionalCommandArgs: ['string'],
          compression: { enum: ['bzip2', 'gzip', 'lz4', 'snappy', 'xz', 'zstd'] },
          encryption,
          maxParallel: { is: 'int32', minimum: 1 },
          restoreAdditionalCommandArgs: ['string'],
        },
      },
      InstanceSidecarConfiguration: {
        fields: {
          additionalContainerArgs: ['string'],
          env: ['v1#EnvVar'],
          logLevel: { enum: ['error', 'warning', 'info', 'debug', 'trace'] },
          resources: 'v1#ResourceRequirements',
          retentionPolicyIntervalSeconds: 'int32',
        },
      },
    },
  },
  {
    group: 'secrets-store.csi.x-k8s.io',
    version: 'v1',
    kinds: ['SecretProviderClass'],
    // The definition requires nothing; the driver refuses to mount what leaves these fields away.
    types: {
      SecretProviderClass: { fields: { 'spec!': '#SecretProviderClassSpec' } },
      SecretProviderClassSpec: {
        fields: { 'provider!': text, parameters: { map: 'string' }, secretObjects: ['#SecretObject'] },
      },
      SecretObject: {
        fields: {
          'secretName!': text,
          'type!': text,
          'data!': { is: ['#SecretObjectData'], minItems: 1 },
          labels: { map: 'string' },
          annotations: { map: 'string' },
        },
      },
      SecretObjectData: { fields: { 'objectName!': text, 'key!': text } },
    },
  },
  {
    group: 'velero.io',
    version: 'v1',
    kinds: ['Schedule'],
    types: {
      Schedule: { fields: { 'spec!': '#ScheduleSpec' } },
      ScheduleSpec: {
        fields: {
          'schedule!': text,
          'template!': '#BackupSpec',
          paused: 'boolean',
          skipImmediately: 'boolean',
          useOwnerReferencesInBackup: 'boolean',
        },
      },
      BackupSpec: {
        fields: {
          csiSnapshotTimeout: 'string',
          defaultVolumesToFsBackup: 'boolean',
          excludedNamespaces: ['string'],
          excludedResources: ['string'],
          includeClusterResources: 'boolean',
          includedNamespaces: ['string'],
          includedResources: ['string'],
          itemOperationTimeout: 'string',
          labelSelector: 'meta/v1#LabelSelector',
          snapshotMoveData: 'boolean',
          snapshotVolumes: 'boolean',
          storageLocation: 'string',
          ttl: 'string',
          volumeSnapshotLocations: ['string'],
        },
      },
    },
  },
];
