/** The path of a value in an object: `spec.ports[0].name`, `data["a.b"]`. */
export function child(path: string, part: string | number): string {
  if (typeof part === 'number' || !/^[\w$-]+$/.test(part)) return `${path}[${JSON.stringify(part)}]`;
  return path === '' ? part : `${path}.${part}`;
}

/** A rule's `fieldPath`, as `.spec.size` or `.data['a.b']`, below the place of the rule. */
export function below(path: string, fieldPath: string): string {
  let place = path;
  for (const [, plain, quoted] of fieldPath.matchAll(/\.([^.[\]]+)|\['((?:\\.|[^'\\])*)'\]/g)) {
    place = child(place, plain ?? quoted!.replace(/\\(.)/g, '$1'));
  }
  return place;
}
