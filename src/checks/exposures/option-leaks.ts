import { listOf, textOf } from '../../graph/fields.js';
import type { Container } from '../../graph/workload.js';
import { commandsIn } from '../../leaks/commands.js';
import { isSecretName, mayNameReference } from '../../leaks/secret-name.js';
import { canBeSecret, isReference } from '../../leaks/secret-value.js';
import type { Exposure } from './exposure.js';

const option = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s;

/** Values of options for secrets: `--password=…`, `--requirepass …`, `mysql -p…`, in lists and in shell lines. */
export function* optionLeaks({ path, fields }: Container): Iterable<Exposure> {
  for (const field of ['command', 'args']) {
    const lines = listOf(fields[field]).map(line => textOf(line) ?? '');
    const words = lines.flatMap((line, i) =>
      line.split(/\s+/).map(word => ({ word: word.replaceAll(/["']/g, ''), i })),
    );
    for (const [at, { word, i }] of words.entries()) {
      const [, name, given] = option.exec(word) ?? [];
      if (name === undefined || !isSecretName(name)) continue;
      const next = given === undefined ? words[at + 1] : { word: given, i };
      if (!next || next.word.startsWith('-') || !canBeSecret(next.word)) continue;
      if (mayNameReference(name) && isReference(next.word)) continue;
      yield { what: `a value for the option "${name}"`, value: next.word, path: `${path}.${field}[${next.i}]` };
    }
    for (const { what, value } of lines.length > 1 ? commandsIn(lines.join(' ')) : []) {
      const i = lines.findIndex(line => line.includes(value));
      yield { what, value, path: `${path}.${field}[${i}]` };
    }
  }
}
