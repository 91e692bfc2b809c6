/** A store with data, as whoever must bring the data back finds it. */
export type Recovery =
  | {
      readonly kind: 'cluster';
      /** The cluster of CloudNativePG, and the one that is made beside it. */
      readonly name: string;
      readonly recovered: string;
      readonly namespace: string | undefined;
      readonly database: string;
      /** The role that the data belongs to. */
      readonly owner: string;
      /** Of backups: `s3://backups/shop`. */
      readonly destination: string;
      /** How far back: `30d`. */
      readonly retention: string;
      /** The file in `templates/` that makes it. */
      readonly file: string;
    }
  | { readonly kind: 'managed-postgres'; readonly host: string; readonly database: string }
  | { readonly kind: 'managed-redis'; readonly host: string }
  | { readonly kind: 'bucket'; readonly bucket: string; readonly host: string }
  | {
      readonly kind: 'redis';
      readonly name: string;
      readonly namespace: string | undefined;
      readonly purpose: 'cache' | 'sessions';
    };
