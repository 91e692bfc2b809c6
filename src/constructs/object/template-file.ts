import { Construct } from 'constructs';
import type { Intents } from '../../intent/intents.js';
import { record } from '../../intent/record.js';
import { leakIn } from '../../leaks/scan.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import { problem } from '../../problem.js';
import { optional, type PropsOf, refuseProps, required } from './props.js';
import { reject } from './reject.js';
import { aMap, aText, listOf } from './shapes.js';

export type TemplateFileProps = Omit<Intents['template'], 'text'> &
  (
    | { readonly text: string }
    | { /** Plain data, which is written as YAML in its own order. */ readonly data: unknown }
  );

const common = {
  file: required(aText),
  objects: optional(listOf(aMap)),
  makes: optional(aMap),
} satisfies PropsOf<Omit<Intents['template'], 'text'>>;
const ofText = { ...common, text: required(aText) };
const ofData = { ...common, data: required({ fits: data => data !== undefined, allowed: 'plain data, or "text"' }) };

/** A text file in `templates/` beside the rendered objects: for people, never applied by a tool on its own. */
export class TemplateFile extends Construct {
  constructor(scope: Construct, id: string, props: TemplateFileProps) {
    super(scope, id);
    refuseProps(this, props, 'text' in Object(props) ? ofText : ofData, new.target === TemplateFile);
    const { file, makes, objects } = props;
    const text = 'text' in props ? props.text : yamlText(props.data);
    const leak = leakIn(text + JSON.stringify(objects ?? []));
    if (leak) {
      const hint = 'Put a placeholder there, and say who fills it in.';
      reject(this, [problem('no-secret-values', `the template "${file}" holds ${leak.what}.`, { hint })]);
    }
    record(this, 'template', { file, text, ...(objects && { objects }), ...(makes && { makes }) });
  }
}
