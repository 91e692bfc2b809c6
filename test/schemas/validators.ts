import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = join(__dirname, '..', '..', 'docs', 'schemas');
const ajv = new Ajv2020({ allErrors: true });

/** Those of editors are of an older draft, which stands alone. */
const older = new Ajv({ allErrors: true, strict: false });

for (const file of readdirSync(folder)) {
  const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly $schema: string };
  (schema.$schema.includes('draft-07') ? older : ajv).addSchema(schema, file);
}

/** What a schema says against a document, a line each; nothing where it fits. */
export function faultsIn(name: string, document: unknown): readonly string[] {
  const validate = ajv.getSchema(`${name}.schema.json`) ?? older.getSchema(`${name}.schema.json`);
  if (!validate) throw new Error(`there is no schema ${name}`);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath || '/', message, JSON.stringify(params)].join(' '),
  );
}
