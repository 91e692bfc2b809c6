import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  type BuildContext,
  type BuildFailure,
  type BuildOptions,
  type BuildResult,
  build,
  context,
  type OutputFile,
  type Plugin,
} from 'esbuild';
import { bundleOptions, compileError, modules } from '../compile/bundle.js';
import { cachePath } from '../compile/cache-folder.js';
import { Asking, onlyPaths } from './asking.js';
import { Recording, type Sources, sourcesOf } from './sources.js';

/** What a build is set up with. */
interface Shape {
  /** Modules that become ones of their own, the fleet's first. */
  readonly entries: readonly string[];
  /** Those that ask where they are. @default each is read to find out */
  readonly asking?: readonly string[];
}

type Built = BuildResult<{ readonly write: false; readonly metafile: true }>;

/**
 * Compiles a module of a project again and again in one process. Whatever the fleet's module imports becomes a
 * module of its own, named by its content and by what it imports: unchanged it is loaded once, and its classes stay the
 * same.
 */
export class Recompiler {
  /** What the last compilation looked at. */
  sources: Sources = sourcesOf([]);
  private readonly folder: string;
  private readonly asking = new Asking();
  private builder: { readonly shape: Shape; readonly context: BuildContext } | undefined;

  constructor(
    private readonly project: string,
    private readonly entry: string,
  ) {
    this.folder = join(cachePath(project), `watch-${process.pid}`);
  }

  /**
   * Compiles the sources as they are now, and says where the module is. Node keeps every module that it has loaded, and
   * places in them are looked up in their maps, so that the files stay until the end.
   * @throws ProblemError with every place that does not compile
   */
  async compile(): Promise<string> {
    const files = await this.outputFiles();
    mkdirSync(this.folder, { recursive: true });
    for (const { path, contents } of files) if (!existsSync(path)) writeFileSync(path, contents);
    return files.find(({ path }) => /^fleet-[^.]*\.mjs$/.test(basename(path)))!.path;
  }

  async close(): Promise<void> {
    await this.builder?.context.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Which sources there are is only known afterwards; when they call for another build than before, it takes another turn. */
  private async outputFiles(): Promise<readonly OutputFile[]> {
    const before = this.builder?.shape ?? { entries: [this.entry] };
    const { outputFiles, metafile } = await this.build(before).catch(() => this.buildRecorded());
    const now = this.shapeOf(metafile);
    return isDeepStrictEqual(now, before) ? outputFiles : (await this.build(now)).outputFiles;
  }

  private shapeOf({ inputs }: Built['metafile']): Shape {
    // An import with attributes has them behind its path.
    const paths = Object.keys(inputs).map(input => resolve(this.project, input.replace(/ with \{.*\}$/, '')));
    const asking = this.asking.among(paths);
    this.sources = sourcesOf(paths, asking);
    const fleet = inputs[relative(this.project, this.entry).split(sep).join('/')];
    const others = (fleet?.imports ?? []).filter(({ path, external }) => !external && modules.test(path));
    return { entries: [this.entry, ...others.map(({ path }) => resolve(this.project, path)).sort()], asking };
  }

  private async build(shape: Shape): Promise<Built> {
    if (this.builder?.shape !== shape) {
      await this.builder?.context.dispose();
      this.builder = undefined;
      this.builder = { shape, context: await context(this.options(shape)) };
    }
    return (await this.builder.context.rebuild()) as Built;
  }

  /** What fails says where it looked; to ask that of every file takes as long as to compile it. */
  private async buildRecorded(): Promise<Built> {
    const recording = new Recording();
    try {
      return (await build(this.options({ entries: [this.entry] }, [recording.plugin]))) as Built;
    } catch (failure) {
      this.sources = recording.sources;
      throw compileError(failure as BuildFailure);
    }
  }

  private options({ entries: [fleet = '', ...others], asking }: Shape, plugins: readonly Plugin[] = []): BuildOptions {
    const options = bundleOptions(this.project, asking && onlyPaths(asking));
    return {
      ...options,
      entryPoints: [{ in: fleet, out: 'fleet' }, ...others.map((file, i) => ({ in: file, out: `source-${i}` }))],
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      outdir: this.folder,
      outExtension: { '.js': '.mjs' },
      splitting: true,
      plugins: [...plugins, ...options.plugins],
      metafile: true,
      write: false,
    };
  }
}
