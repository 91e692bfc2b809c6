import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type ts from 'typescript';
import type { FleetFile } from '../project.js';

/** The compiler of a project, and its program. */
export interface Compiled {
  readonly ts: typeof ts;
  readonly program: ts.Program;
  /** The project's own sources. */
  readonly sources: readonly ts.SourceFile[];
}

/** The sources of a project as its own TypeScript reads them; undefined where it has none, or one without an interface. */
export function compiled({ project, path }: FleetFile): Compiled | undefined {
  const compiler = compilerOf(project);
  if (!compiler) return undefined;
  const { fileNames, options } = settingsOf(compiler, project);
  const program = compiler.createProgram([...new Set([...fileNames, path])], { ...options, noEmit: true });
  const own = realpathSync(project) + sep;
  const sources = program.getSourceFiles().filter(({ fileName, isDeclarationFile }) => {
    const real = realpathSync(fileName);
    return !isDeclarationFile && real.startsWith(own) && !real.slice(own.length).split(sep).includes('node_modules');
  });
  return { ts: compiler, program, sources };
}

function compilerOf(project: string): typeof ts | undefined {
  try {
    const found = createRequire(join(project, 'package.json'))('typescript') as typeof ts;
    return typeof found.createProgram === 'function' ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Those of its tsconfig.json, or what any project can be read with. */
function settingsOf(compiler: typeof ts, project: string): Pick<ts.ParsedCommandLine, 'fileNames' | 'options'> {
  const file = join(project, 'tsconfig.json');
  const { ModuleKind, ModuleResolutionKind, ScriptTarget, sys } = compiler;
  if (sys.fileExists(file)) {
    const { config } = compiler.readConfigFile(file, sys.readFile);
    // JavaScript of the project is read as well, whatever the file says.
    const read = { ...config, compilerOptions: { ...config?.compilerOptions, allowJs: true } };
    return compiler.parseJsonConfigFileContent(read, sys, dirname(file));
  }
  const modules = { module: ModuleKind.NodeNext, moduleResolution: ModuleResolutionKind.NodeNext };
  return { fileNames: [], options: { ...modules, target: ScriptTarget.ES2022, allowJs: true, skipLibCheck: true } };
}
