import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildContext, type BuildFailure, context, type OutputFile } from 'esbuild';
import { bundleOptions, compileError } from '../bundle.js';
import { moduleAt } from '../module.js';
import { Recording, type Sources } from './sources.js';

/** Compiles a module of a project again and again in one process. */
export class Recompiler {
  private readonly recording = new Recording();
  private readonly folder: string;
  private builder: BuildContext | undefined;
  private complete = false;

  constructor(
    private readonly project: string,
    private readonly entry: string,
  ) {
    this.folder = join(project, 'node_modules', '.cache', 'plainsail', `watch-${process.pid}`);
  }

  /** What the last compilation looked at. */
  get sources(): Sources {
    return this.recording.sources(this.complete);
  }

  /**
   * Gives `use` the module as its sources are now. Node keeps every module that it has loaded, about 0.1 MB for a small
   * fleet; equal ones are loaded once. The files stay until `use` is done, which needs them to tell places.
   * @throws ProblemError with every place that does not compile
   */
  async run(use: (module: Readonly<Record<string, unknown>>) => void): Promise<void> {
    const files = await this.compile();
    const hash = createHash('sha256');
    for (const { contents } of files) hash.update(contents);
    const name = join(this.folder, `${hash.digest('hex').slice(0, 16)}.mjs`);
    mkdirSync(this.folder, { recursive: true });
    try {
      for (const { path, contents } of files) writeFileSync(path.endsWith('.map') ? `${name}.map` : name, contents);
      use(await moduleAt(name, relative(process.cwd(), this.entry)));
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    await this.builder?.dispose();
  }

  private async compile(): Promise<readonly OutputFile[]> {
    const options = bundleOptions(this.project, this.entry, join(this.folder, 'fleet.mjs'));
    const plugins = [this.recording.plugin, ...options.plugins];
    this.complete = false;
    try {
      this.builder ??= await context({ ...options, plugins, write: false });
      const { outputFiles = [] } = await this.builder.rebuild();
      this.complete = true;
      return outputFiles;
    } catch (failure) {
      throw compileError(failure as BuildFailure);
    }
  }
}
