import type { PlatformPods } from './platform-pods.js';

/** Where the logs of pods are kept. How they get there follows from it. */
export type LogStore = PlatformPods & {
  /** The name that shippers connect to: `loki.monitoring`. */
  readonly host: string;
  /** How long they are kept, in days: `30d`; what its owner sets for that is rendered into `templates/`. @default the owner's to say */
  readonly retention?: string;
} & (Loki | Elasticsearch);

/** Alloy reads the logs from the API server: no pod sees the folders of a node. */
interface Loki {
  readonly kind: 'loki';
  /** @default 3100 */
  readonly port?: number;
  /** @default Loki's own */
  readonly tenant?: string;
}

/** Fluent Bit reads the files of every node. */
interface Elasticsearch {
  readonly kind: 'elasticsearch';
  /** @default 9200 */
  readonly port?: number;
  /** @default true */
  readonly tls?: boolean;
  /** The path in the secret store that holds `user` and `password`. */
  readonly credentials: string;
  /** Who accepts that its pods see folders of the nodes, and until when: `2030-01-31`. */
  readonly accepted: { readonly owner: string; readonly until: string };
}
