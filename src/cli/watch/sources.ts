import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** What a compilation looked at, whether it worked or not. */
export interface Sources {
  readonly files: ReadonlySet<string>;
  /** Where it looked for files, whether they are there or not. */
  readonly folders: ReadonlySet<string>;
  /** Whether it found all that it looked for. */
  readonly complete: boolean;
}

/** Notes every file that compilations read, those of them that fail too. */
export class Recording {
  private files = new Set<string>();
  private folders = new Set<string>();

  readonly plugin: Plugin = {
    name: 'recording',
    setup: ({ onStart, onResolve, onLoad }) => {
      onStart(() => {
        this.files = new Set();
        this.folders = new Set();
      });
      onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        this.folders.add(dirname(resolve(resolveDir, path)));
        return undefined;
      });
      onLoad({ filter: /./ }, ({ path }) => {
        this.files.add(path);
        this.folders.add(dirname(path));
        return undefined;
      });
    },
  };

  /** What the last compilation looked at. */
  sources(complete: boolean): Sources {
    return { files: this.files, folders: this.folders, complete };
  }
}
