import type { GraphObject } from '../../graph/object.js';
import { fileOf, folderOf } from '../../render/layout.js';
import type { Place } from './report.js';

/** Says where an object is: its own file, or the one that it is rendered to. */
export type PlaceOf = (object: GraphObject) => Place;

/** Places of declared objects below the folder that they are rendered to. */
export const renderedBelow =
  (out: string): PlaceOf =>
  object => ({
    file: object.file ?? (object.unit && `${out}/${folderOf(object.unit)}${fileOf(object)}`),
    source: object.source?.(),
  });

/** The system of an object: its unit's, else its namespace, where nothing says what it is a part of. */
export const systemOf = ({ unit, manifest, namespace }: GraphObject): string | undefined =>
  unit?.system ?? textIn(manifest.metadata.labels?.['app.kubernetes.io/part-of']) ?? namespace;

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
