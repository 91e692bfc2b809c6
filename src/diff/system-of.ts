import { textMapOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';

/** Waves and hooks are of one delivery: what no system is known of goes by its namespace. */
export const systemOf = ({ unit, manifest, namespace = '' }: GraphObject): string =>
  unit?.system ?? textMapOf(manifest.metadata.labels)['app.kubernetes.io/part-of'] ?? namespace;
