/** An object with every field that a schema has: its values are of the right type, and otherwise as they come. */
export function everyField(schema) {
  const { type, properties, additionalProperties, items } = schema;
  if (schema.enum) return schema.enum[0];
  if (schema['x-kubernetes-int-or-string']) return 1;
  if (type === 'array') return [everyField(items)];
  if (type === 'object') {
    const fields = Object.entries(properties ?? {}).map(([name, inner]) => [name, everyField(inner)]);
    const open = typeof additionalProperties === 'object' ? [['any', everyField(additionalProperties)]] : [];
    return Object.fromEntries([...fields, ...open]);
  }
  return { boolean: true, integer: 1, number: 1, string: 'a' }[type] ?? {};
}
