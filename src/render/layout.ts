import type { GraphObject, Unit } from '../graph/object.js';
import { isHome } from './home-group.js';

/** The folder of a unit, with a slash behind it; the empty text for objects without one. */
export function folderOf(unit: Unit | undefined): string {
  if (!unit) return '';
  const { environment, system, delivers } = unit;
  return [environment, system, ...(delivers === undefined ? [] : [delivers])].map(name => `${encode(name)}/`).join('');
}

/**
 * The file name of an object, from the object alone: `deployment-api.yaml`. The group follows where the kind does not
 * imply it, the namespace where it is not the unit's own: `cluster-main.postgresql.cnpg.io.yaml`,
 * `role-reader.monitoring.yaml`. A dot separates these parts, so a name's own dots are written `_`.
 */
export function fileOf({ group, kind, namespace, name, unit }: GraphObject): string {
  const inGroup = isHome(group, kind) ? '' : `.${group.split('.').map(encode).join('.')}`;
  const inNamespace = namespace === undefined || namespace === unit?.namespace ? '' : `.${encode(namespace)}`;
  return `${encode(kind.toLowerCase())}-${encode(name)}${inGroup}${inNamespace}.yaml`;
}

/** A path segment that stands for this text alone on every file system: `system:node` is `system%3Anode`. */
function encode(text: string): string {
  if (/^[a-z0-9-]+$/.test(text)) return text;
  return text.replace(/[^a-z0-9-]/gu, char => (char === '.' ? '_' : percent(char))) || '%';
}

const percent = (char: string) =>
  [...Buffer.from(char)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
