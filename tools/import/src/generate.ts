import { fileURLToPath } from 'node:url';
import { coreModules, coreTypes } from './core-types.js';
import { customTypes } from './custom-types.js';
import { differences, writeFiles } from './output.js';

const folder = fileURLToPath(new URL('../../../imports', import.meta.url));
const files = new Map([...coreTypes(), ...customTypes(coreModules())]);

if (process.argv.includes('--check')) {
  const found = differences(folder, files);
  for (const difference of found) console.error(`imports/${difference}`);
  if (found.length > 0) {
    console.error('imports/ is not what its packages say: run `npm run import` and commit the result.');
    process.exitCode = 1;
  }
} else {
  writeFiles(folder, files);
  console.log(`imports: ${files.size} files`);
}
