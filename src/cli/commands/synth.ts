import type { Command } from 'commander';
import { type Synthesis, synthesize } from '../../synth.js';
import { compare, write } from '../../write/index.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { counted, printProblems, styled } from '../print.js';

interface Options {
  readonly environment?: string;
  readonly system?: string;
  readonly out: string;
  readonly check?: boolean;
}

/** `plainsail synth`: everything declared, checked and written. */
export function synthCommand(program: Command): void {
  program
    .command('synth')
    .description('render all systems in all environments, check them as a whole, and write them')
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --system <name>', 'only this system')
    .option('-o, --out <folder>', 'where to write', 'dist')
    .option('--check', 'write nothing; exit 1 with a diff when the folder is not what would be written')
    .action(async (options: Options) => {
      const started = performance.now();
      const synthesis = synthesize({ ...options, fleet: await loadFleet() });
      printProblems(synthesis.warnings);
      const time = () => `${Math.round(performance.now() - started)} ms`;
      process.exitCode = options.check ? await check(synthesis, time) : report(synthesis, time);
    });
}

function report(synthesis: Synthesis, time: () => string): number {
  const { added, changed, removed, unchanged } = write(synthesis.request);
  printUnits(synthesis);
  const files = added.length + changed.length + unchanged.length;
  const changes = [`${added.length} added`, `${changed.length} changed`, `${removed.length} removed`];
  const nothing = added.length + changed.length + removed.length === 0;
  console.log(
    `${counted(files, 'file')} in ${synthesis.request.out}: ${nothing ? 'all up to date' : changes.join(', ')} (${time()})`,
  );
  return exitCode.clean;
}

async function check(synthesis: Synthesis, time: () => string): Promise<number> {
  const { out } = synthesis.request;
  const { upToDate, added, changed, removed, foreign, diffs } = await compare(synthesis.request);
  for (const path of foreign) console.error(styled('dim', `not ours: ${path}`, process.stderr));
  if (upToDate) {
    printUnits(synthesis);
    console.log(`${out} is up to date (${time()})`);
    return exitCode.clean;
  }
  for (const diff of diffs.values()) process.stdout.write(diff);
  for (const [what, paths] of Object.entries({ added, changed, removed })) {
    for (const path of paths) console.error(`${what}: ${path}`);
  }
  console.error(`${out} is not what would be written. Run "plainsail synth" and commit the result.`);
  return exitCode.errors;
}

function printUnits({ units }: Synthesis): void {
  const width = Math.max(...[...units.keys()].map(unit => unit.length));
  for (const [unit, objects] of units) console.log(`${unit.padEnd(width)}  ${counted(objects, 'object')}`);
}
