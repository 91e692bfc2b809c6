import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderedObjects } from './rendered-objects.js';
import { isMistaken, validatorFor } from './validators.js';

/** An outside opinion: judges a rendered tree with the validators that the packages publish, not with our tables. */
const [argument = ''] = process.argv.slice(2);
// npm runs scripts in the package's folder; INIT_CWD is where the user is.
const folder = resolve(process.env['INIT_CWD'] ?? '.', argument);
if (argument === '' || !existsSync(folder)) {
  console.error('usage: npm run validate --prefix tools/import -- <folder of rendered YAML>');
  process.exit(2);
}

const counts = { objects: 0, refused: 0 };
const unpublished = new Map<string, number>();
for (const { file, object } of renderedObjects(folder)) {
  counts.objects++;
  const name = `${object.apiVersion} ${object.kind}`;
  const validate = await validatorFor(object.apiVersion, object.kind);
  if (!validate) unpublished.set(name, (unpublished.get(name) ?? 0) + 1);
  else if (!validate(object)) {
    const errors = (validate.errors ?? []).filter(error => !isMistaken(error));
    if (errors.length > 0) counts.refused++;
    for (const { instancePath, keyword, message, ...error } of errors) {
      console.error(`${file}: ${instancePath || '/'} ${message ?? keyword} ${JSON.stringify(error)}`);
    }
  }
}

for (const [name, count] of unpublished) console.log(`no published validator: ${name} (${count})`);
console.log(`${counts.objects} objects, ${counts.refused} refused`);
if (counts.refused > 0 || counts.objects === 0) process.exitCode = 1;
