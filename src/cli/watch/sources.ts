import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { filesBeside, modules } from '../compile/bundle.js';

/** What a compilation looked at, whether it worked or not. */
export interface Sources {
  readonly files: ReadonlySet<string>;
  /** Where it looked for files, whether they are there or not. */
  readonly folders: ReadonlySet<string>;
  /** Whether it found all that it looked for. */
  readonly complete: boolean;
}

/**
 * Modules, and what they read from beside them when they run.
 * @param asking those that ask where they are. @default it is found out
 */
export function sourcesOf(paths: readonly string[], asking = paths): Sources {
  const files = new Set([...paths, ...asking.flatMap(readBy)]);
  return { files, folders: new Set([...files].map(file => dirname(file))), complete: true };
}

const readBy = (path: string): readonly string[] =>
  modules.test(path) && existsSync(path) ? filesBeside(path, readFileSync(path, 'utf8')) : [];

/** Notes every file that a compilation looks for. */
export class Recording {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  readonly plugin: Plugin = {
    name: 'recording',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        this.folders.add(dirname(resolve(resolveDir, path)));
        return undefined;
      });
      onLoad({ filter: /./ }, ({ path }) => {
        this.files.add(path);
        return undefined;
      });
    },
  };

  /** What the compilation that failed looked at. */
  get sources(): Sources {
    const { files, folders } = sourcesOf([...this.files]);
    return { files, folders: new Set([...folders, ...this.folders]), complete: false };
  }
}
