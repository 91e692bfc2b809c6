import { fieldsOf, isMap, listOf } from '../graph/fields.js';
import type { Check, Finding } from './check.js';

/** What Flux takes for a variable, and its name: a second `$` before it keeps it as it is. */
export const fluxVariable = /(?<!\$)\$\{([A-Za-z_]\w{0,200})[^}]{0,500}\}/;

/**
 * A finding in a text that holds a variable of Flux (`${APP}`) may be about a text that never reaches the cluster: a
 * risk, which says so. Declared systems write what reaches the cluster; a secret beside a variable is one all the same.
 */
export function withSubstitution(check: Check, found: Finding): Finding {
  const { object, path, message, severity } = found;
  if (severity === 'warning' || check.severity === 'warning' || check.category === 'secrets' || object.unit)
    return found;
  const value = valueAt(object.manifest, path);
  const texts = [object.name, object.namespace, value, ...(isMap(value) ? Object.values(value) : [])];
  const [text] = texts.flatMap(each => (typeof each === 'string' ? (fluxVariable.exec(each)?.[0] ?? []) : []));
  if (text === undefined) return found;
  return { ...found, severity: 'warning', message: `${message}. Flux may replace ${text} before it is applied` };
}

/** The value at a path of a finding: `spec.containers[0].env[1]["a/b"]`. */
function valueAt(value: unknown, path: string): unknown {
  const steps = path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g);
  let at = value;
  for (const [, index, quoted, key] of steps)
    at = index !== undefined ? listOf(at)[Number(index)] : fieldsOf(at)[quoted ? quoted.slice(1, -1) : (key ?? '')];
  return at;
}
