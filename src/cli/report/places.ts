import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../package-root.js';
import { projectAround } from '../../project-folder.js';
import type { Pages } from '../../report/model/environment.js';
import { renderedBelow } from '../../report/model/place.js';
import { outFolder } from '../project.js';

const slashes = (path: string): string => path.split(sep).join('/');

/** Pages of checks and runbooks that are files here, as seen from the working directory. */
const pages = (): Pick<Pages, 'checkPage' | 'runbookOf'> => {
  const project = projectAround(process.cwd());
  return {
    checkPage: check => slashes(relative(process.cwd(), join(packageRoot, 'docs', 'checks', `${check}.md`))),
    runbookOf: (system, alert) => {
      if (project === undefined || system === undefined || /[\\/]/.test(system + alert)) return undefined;
      const path = join(project, 'docs', 'runbooks', system, `${alert}.md`);
      return existsSync(path) ? slashes(relative(process.cwd(), path)) : undefined;
    },
  };
};

/** Where declared objects are rendered to. */
export const declaredPages = (): Pages => ({ placeOf: renderedBelow(slashes(outFolder())), ...pages() });

/** Where objects were read. */
export const filePages = (): Pages => ({ placeOf: ({ file }) => ({ file: file && slashes(file) }), ...pages() });
