import type { Resources } from '../../intent/resources.js';
import { resourceProps } from '../component/pod-props.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { aMap, aNumber, anObject, aText } from '../object/shapes.js';
import type { PostgresBackup } from './postgres-backups.js';
import type { PoolerSettings } from './postgres-pooler.js';
import type { PostgresSettings } from './postgres-settings.js';

export interface CloudNativePostgresProps {
  /** The image's name in the versions; its version is of one major release. */
  readonly image: string;
  /**
   * The role that owns the database: at first the `user` that the secret store has. `<owner>_2` acts as it, and is at
   * first the store's `next-user`. Clients are one of the two, so that the password of the other can be replaced.
   */
  readonly owner: string;
  /** A primary and its replicas: with 3 a commit waits for one of them. */
  readonly instances: number;
  /** Settings of the server, over those that follow from its memory; `max_connections` is the system's to say. */
  readonly parameters?: PostgresSettings;
  /** PgBouncer in front of it, by the operator: what callers then get; migrations call `direct(…)`. @default none */
  readonly pooler?: PoolerSettings;
  /** CPU and memory of each server, as request and limit. @default what the system asks for */
  readonly resources?: Resources;
  /** The size of each server's volume: `10Gi`. @default what the system asks for */
  readonly storage?: string;
  /** Where base backups and the archive of changes go. @default none, which a check warns of */
  readonly backup?: PostgresBackup;
}

export const cloudNativePostgresProps = {
  image: required(aText),
  owner: required(aText),
  instances: required(aNumber),
  parameters: optional(aMap),
  pooler: optional(aMap),
  resources: optional(anObject(resourceProps)),
  storage: optional(aText),
  backup: optional(aMap),
} satisfies PropsOf<CloudNativePostgresProps>;
