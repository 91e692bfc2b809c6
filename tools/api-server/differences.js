/**
 * Where what the server stores is not what was sent. Fields that only the stored object has are defaults, and no difference;
 * an item more or less in a list is one.
 * @returns {string[]} "spec.replicas: sent 2, stored 3"
 */
export function differences(sent, stored, path = '') {
  if (isObject(sent) && isObject(stored))
    return Object.entries(sent).flatMap(([key, value]) =>
      differences(value, stored[key], path ? `${path}.${key}` : key),
    );
  if (Array.isArray(sent) && Array.isArray(stored) && sent.length === stored.length)
    return sent.flatMap((value, i) => differences(value, stored[i], `${path}[${i}]`));
  if (sent === stored || (isEmpty(sent) && stored === undefined)) return [];
  return [`${path}: sent ${JSON.stringify(sent)}, stored ${JSON.stringify(stored)}`];
}

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);
/** A null removes a field. */
const isEmpty = value => value === null;
