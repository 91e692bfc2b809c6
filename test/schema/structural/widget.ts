import { customKind } from '../../../src/schema/custom-kind.js';

/** What is wrong with the spec of an object whose definition has these fields, as `severity path message`. */
export function faultsOf(
  properties: Readonly<Record<string, object>>,
  spec: unknown,
  more: object = {},
): readonly string[] {
  const schema = { type: 'object', properties: { spec: { type: 'object', properties, ...more } } };
  const widget = customKind('example.com/v1', 'Widget', schema);
  return widget
    .faults({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec })
    .map(({ severity, path, message }) => `${severity} ${path} ${message}`);
}
