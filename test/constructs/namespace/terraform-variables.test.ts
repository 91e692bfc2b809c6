import { spawnSync } from 'node:child_process';
import { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { type TerraformValue, TerraformVariables } from '../../../src/entries/platform.js';
import { recorded } from '../../../src/intent/record.js';
import { refusals } from '../support.js';

type Sections = Readonly<Record<string, Readonly<Record<string, TerraformValue>>>>;

function textOf(sections: Sections): string {
  const app = new App();
  new TerraformVariables(new Chart(app, 'shop'), 'infrastructure', { file: 'shop.tfvars', sections });
  return recorded(app, 'template')[0]!.value.text;
}

test('sections become comments, and equal signs are in one column', () => {
  const text = textOf({
    Database: { db_class: 'db.r6g.xlarge', db_multi_az: true, db_backup_days: 30 },
    Network: { zones: ['a', 'b'] },
  });
  expect(text).toBe(
    '# Database\ndb_class       = "db.r6g.xlarge"\ndb_multi_az    = true\ndb_backup_days = 30\n\n# Network\nzones = ["a", "b"]\n',
  );
});

test('nothing in a text is a template of Terraform', () => {
  const text = '$'.concat('{b}%{ if d }"\n\b$e');
  expect(textOf({ A: { a: text } })).toBe(`# A\na = "${'$$'}{b}%%{ if d }\\"\\n\\u0008$e"\n`);
});

const terraform = (args: readonly string[], input: string) =>
  spawnSync('terraform', args, { input, encoding: 'utf8', env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
const installed = terraform(['version'], '').status === 0;

test('what is written is as terraform fmt writes it, where Terraform is installed', () => {
  if (!installed) return;
  const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.dictionary(name, value, { minKeys: 1 }), values => {
      const text = textOf({ All: values });
      expect(terraform(['fmt', '-'], text).stdout).toBe(text);
    }),
    { numRuns: 5 },
  );
});

test('refuses names that Terraform does not take, and variables that are set twice', () => {
  expect(refusals(() => textOf({ A: { 'db-class': 'a', b: 1 }, B: { b: 2 } }))).toEqual([
    [
      'terraform',
      'a variable is named "db-class".',
      'Use lower-case letters, digits and "_", and start with a letter.',
    ],
    ['terraform', 'the variable "b" is set twice.', 'Set it in one section.'],
  ]);
});
