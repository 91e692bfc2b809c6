import { Construct } from 'constructs';
import type { Intents } from '../intent/intents.js';
import { record } from '../intent/record.js';
import { leakIn } from '../leaks/leak.js';
import { problem } from '../problem.js';
import { reject } from './reject.js';

export type TemplateFileProps = Intents['template'];

/** A text file in `templates/` beside the rendered objects: for people, never applied by a tool on its own. */
export class TemplateFile extends Construct {
  constructor(scope: Construct, id: string, props: TemplateFileProps) {
    super(scope, id);
    const leak = leakIn(props.text);
    if (leak) {
      const hint = 'Put a placeholder there, and say who fills it in.';
      reject(this, [problem('no-secret-values', `the template "${props.file}" holds ${leak.what}.`, { hint })]);
    }
    record(this, 'template', { ...props });
  }
}
