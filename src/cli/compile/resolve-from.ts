import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** From now on, modules in `folder` import packages as if they were in `project`. */
export function resolveFrom(folder: string, project: string): void {
  const inside = JSON.stringify(pathToFileURL(join(folder, '/')).href);
  const parent = JSON.stringify(pathToFileURL(join(project, 'package.json')).href);
  const hook = `export const resolve = (specifier, context, next) =>
  next(specifier, context.parentURL?.startsWith(${inside}) ? { ...context, parentURL: ${parent} } : context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
