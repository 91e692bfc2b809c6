import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { filesBeside, modules } from '../bundle.js';

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
  /** What it compiled, without what that reads when it runs. */
  modules = new Set<string>();
  private files = new Set<string>();
  private folders = new Set<string>();

  readonly plugin: Plugin = {
    name: 'recording',
    setup: ({ onStart, onResolve, onLoad }) => {
      onStart(() => {
        this.modules = new Set();
        this.files = new Set();
        this.folders = new Set();
      });
      onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        this.folders.add(dirname(resolve(resolveDir, path)));
        return undefined;
      });
      onLoad({ filter: /./ }, ({ path }) => {
        this.modules.add(path);
        const beside = modules.test(path) ? filesBeside(path, readFileSync(path, 'utf8')) : [];
        for (const file of [path, ...beside]) {
          this.files.add(file);
          this.folders.add(dirname(file));
        }
        return undefined;
      });
    },
  };

  /** What the last compilation looked at. */
  sources(complete: boolean): Sources {
    return { files: this.files, folders: this.folders, complete };
  }
}
