import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildContext, type BuildFailure, type BuildOptions, context, type OutputFile } from 'esbuild';
import { bundleOptions, compileError } from '../bundle.js';
import { Recording, type Sources } from './sources.js';

/**
 * Compiles a module of a project again and again in one process. Each source becomes a module of its own, named by its
 * content and by what it imports: what has not changed is loaded once, and its classes stay the same.
 */
export class Recompiler {
  private readonly recording = new Recording();
  private readonly folder: string;
  private builder: { readonly entries: readonly string[]; readonly context: BuildContext } | undefined;
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
   * Compiles the sources as they are now, and says where the module is. Node keeps every module that it has loaded, and
   * places in them are told by their maps, so that the files stay until the end.
   * @throws ProblemError with every place that does not compile
   */
  async compile(): Promise<string> {
    this.complete = false;
    const files = await this.outputFiles();
    this.complete = true;
    mkdirSync(this.folder, { recursive: true });
    for (const { path, contents } of files) if (!existsSync(path)) writeFileSync(path, contents);
    return files.find(({ path }) => /^fleet-[^.]*\.mjs$/.test(basename(path)))!.path;
  }

  async close(): Promise<void> {
    await this.builder?.context.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Which sources there are is only known afterwards; when they are others than before, it takes another turn. */
  private async outputFiles(): Promise<readonly OutputFile[]> {
    const before = this.builder?.entries ?? [this.entry];
    const files = await this.build(before).catch(failure => {
      if (before.length === 1) throw failure;
      return this.build([this.entry]);
    });
    const now = [this.entry, ...[...this.recording.modules].filter(file => file !== this.entry).sort()];
    return now.join('\n') === this.builder?.entries.join('\n') ? files : this.build(now);
  }

  private async build(entries: readonly string[]): Promise<readonly OutputFile[]> {
    try {
      if (this.builder?.entries !== entries) {
        await this.builder?.context.dispose();
        this.builder = { entries, context: await context(this.options(entries)) };
      }
      const { outputFiles = [] } = await this.builder.context.rebuild();
      return outputFiles;
    } catch (failure) {
      throw compileError(failure as BuildFailure);
    }
  }

  private options([fleet = '', ...others]: readonly string[]): BuildOptions {
    const options = bundleOptions(this.project);
    return {
      ...options,
      entryPoints: [{ in: fleet, out: 'fleet' }, ...others.map((file, i) => ({ in: file, out: `source-${i}` }))],
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      outdir: this.folder,
      outExtension: { '.js': '.mjs' },
      splitting: true,
      plugins: [this.recording.plugin, ...options.plugins],
      write: false,
    };
  }
}
