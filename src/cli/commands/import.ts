import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { exitCode } from '../exit.js';
import { print } from '../print.js';
import { findFleet } from '../project.js';

/** `plainsail import`: classes and types of custom kinds, and the same definitions for the checks. */
export function importCommand(program: Command): void {
  program
    .command('import')
    .description(
      'generate TypeScript classes from custom resource definitions, and keep the definitions in crds, where check reads them',
    )
    .argument('<path...>', 'files and folders of definitions, charts, - for standard input')
    .option('-o, --out <folder>', 'the folder of the modules (default: imports, beside the module of the fleet)')
    .action(async (paths: readonly string[], { out }: { readonly out?: string }) => {
      const { importDefinitions } = await import('../../importing/import.js');
      const { project, path } = findFleet();
      const folders = { crds: join(project, 'crds'), modules: out ?? join(dirname(path), 'imports') };
      for (const { path: written, definitions } of importDefinitions(paths, folders)) {
        const kinds = definitions.map(
          ({ kind, versions }) => `${kind} (${versions.map(({ name }) => name).join(', ')})`,
        );
        print(`${written}: ${kinds.join(', ')}`);
      }
      process.exitCode = exitCode.clean;
    });
}
