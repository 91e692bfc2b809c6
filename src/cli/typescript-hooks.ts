import type { ResolveHook } from 'node:module';
import { dirname, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectAround } from '../project-folder.js';
import { compiled } from './compile/compile.js';

/** A TypeScript module is what it compiles to, with everything of the project that it imports. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const found = await next(specifier, context);
  if (!/^file:.*\.[cm]?ts$/.test(found.url)) return found;
  const path = fileURLToPath(found.url);
  if (path.includes(`${sep}node_modules${sep}`)) return found;
  const project = projectAround(dirname(path)) ?? dirname(path);
  return { url: pathToFileURL(await compiled(project, path)).href, format: 'module', shortCircuit: true };
};
