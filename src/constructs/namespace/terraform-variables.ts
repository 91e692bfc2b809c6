import { Construct } from 'constructs';
import { problem } from '../../problem.js';
import { type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aText, mapOf } from '../object/shapes.js';
import { TemplateFile } from '../object/template-file.js';

/** A value that a Terraform variable takes. */
export type TerraformValue = string | number | boolean | readonly string[];

export interface TerraformVariablesProps {
  /** `shop.auto.tfvars` */
  readonly file: string;
  /** Sections of variables by what they are about, which becomes a comment. */
  readonly sections: Readonly<Record<string, Readonly<Record<string, TerraformValue>>>>;
}

const terraformVariablesProps = {
  file: required(aText),
  sections: required(mapOf(aMap)),
} satisfies PropsOf<TerraformVariablesProps>;

/** The variables of a system for Terraform, in `templates/`, laid out as `terraform fmt` lays it out. */
export class TerraformVariables extends Construct {
  constructor(scope: Construct, id: string, props: TerraformVariablesProps) {
    super(scope, id);
    refuseProps(this, props, terraformVariablesProps, new.target === TerraformVariables);
    const { file, sections } = props;
    const names = Object.values(sections).flatMap(Object.keys);
    reject(this, [
      ...names
        .filter(name => !/^[a-z][a-z0-9_]*$/.test(name))
        .map(name =>
          problem('terraform', `a variable is named "${name}".`, {
            hint: 'Use lower-case letters, digits and "_", and start with a letter.',
          }),
        ),
      ...names
        .filter((name, i) => names.indexOf(name) < i)
        .map(name => problem('terraform', `the variable "${name}" is set twice.`, { hint: 'Set it in one section.' })),
    ]);
    const text = Object.entries(sections).map(([title, values]) => `# ${title}\n${assignments(values)}`);
    new TemplateFile(this, 'file', { file, text: text.join('\n') });
  }
}

function assignments(values: Readonly<Record<string, TerraformValue>>): string {
  const width = Math.max(...Object.keys(values).map(name => name.length));
  return Object.entries(values)
    .map(([name, value]) => `${name.padEnd(width)} = ${literal(value)}\n`)
    .join('');
}

function literal(value: TerraformValue): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' ? `[${value.map(quoted).join(', ')}]` : String(value);
}

/** JSON's form, but that `${` and `%{` would be templates, and that not all of its escapes are known. */
const quoted = (text: string) =>
  JSON.stringify(text)
    .replaceAll(/[$%](?=\{)/g, '$&$&')
    .replaceAll(/\\([bf\\])/g, (whole, letter) => unknownEscapes[letter] ?? whole);
const unknownEscapes: Readonly<Record<string, string>> = { b: '\\u0008', f: '\\u000c' };
