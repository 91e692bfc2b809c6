import { CustomObject } from './structural/custom-object.js';
import { SchemaReader } from './structural/structural.js';
import { schemaTables } from './tables.js';

/** The type of the objects of a custom kind, from the `openAPIV3Schema` of one of its versions. */
export const customKind = (apiVersion: string, kind: string, openAPIV3Schema: object): CustomObject =>
  new CustomObject({ apiVersion, kind }, new SchemaReader().read(openAPIV3Schema), () => schemaTables.metadata());
