import { fileURLToPath } from 'node:url';
import { coreModules, coreTypes } from './core-types.js';
import { customTypes } from './custom-types.js';
import { extendDeclarations } from './operators/extended.js';
import { compare, update } from './output.js';
import { schemaTables } from './tables.js';

const folder = fileURLToPath(new URL('../../../imports', import.meta.url));
extendDeclarations();
const files = new Map([...coreTypes(), ...customTypes(coreModules()), ...schemaTables()]);

if (process.argv.includes('--check')) {
  const problems = Object.entries(compare(folder, files)).flatMap(([what, paths]: [string, readonly string[]]) =>
    paths.map(path => `imports/${path}: ${what}`),
  );
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    console.error('imports/ is not what its packages say: run `npm run import` and commit the result.');
    process.exitCode = 1;
  }
} else {
  update(folder, files);
  console.log(`imports: ${files.size} files`);
}
