import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package-root.js';
import type { Analysis } from './findings.js';

/** Analyses of this and of the last run. Reading 200 expressions anew takes as long as the rest of a synth. */
interface Memory {
  /** Where they are kept for the next run. @default in this process alone */
  readonly file: string | undefined;
  /** Changes with the code that analyses. */
  readonly version: string;
  readonly last: Readonly<Record<string, Analysis>>;
  readonly used: Record<string, Analysis>;
}

let memory: Memory | undefined;

/** The analysis of the last run, or a new one, kept for the next by the built command, where a project has a cache. */
export function cachedAnalysis(expr: string, analyse: (expr: string) => Analysis): Analysis {
  memory ??= open();
  const { last, used } = memory;
  const analysis = used[expr] ?? (Object.hasOwn(last, expr) ? last[expr] : undefined) ?? analyse(expr);
  used[expr] = analysis;
  return analysis;
}

function open(): Memory {
  const own = fileURLToPath(import.meta.url);
  const modules = join(process.cwd(), 'node_modules');
  if (!own.startsWith(join(packageRoot, 'lib')) || !existsSync(modules))
    return { file: undefined, version: '', last: {}, used: Object.create(null) };
  const { size, mtimeMs } = statSync(own);
  const version = `${own} ${size} ${mtimeMs}`;
  const file = join(modules, '.cache', 'plainsail', 'promql.json');
  process.once('exit', save);
  return { file, version, last: read(file, version), used: Object.create(null) };
}

function read(file: string, version: string): Memory['last'] {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Pick<Memory, 'version'> & {
      readonly analyses: Memory['last'];
    };
    return kept.version === version ? kept.analyses : {};
  } catch {
    return {};
  }
}

/** In one step, so that another run reads all of it or nothing; a cache that cannot be written is done without. */
function save(): void {
  if (memory?.file === undefined) return;
  const { file, version, last, used } = memory;
  const exprs = Object.keys(used);
  if (exprs.length === Object.keys(last).length && exprs.every(expr => Object.hasOwn(last, expr))) return;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ version, analyses: used }));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // The next run reads the expressions again.
  }
}
