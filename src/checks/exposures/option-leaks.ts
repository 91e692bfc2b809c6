import { listOf, textOf } from '../../graph/fields.js';
import type { Container } from '../../graph/workload.js';
import type { Leak } from '../../leaks/leak.js';
import { isPlaceholder } from '../../leaks/placeholder.js';
import { canBeSecret, isSecretName } from '../../leaks/secret-name.js';

const option = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s;

/** Values of options that are named after secrets: `--password=…`, `--requirepass …`, in lists and in shell lines. */
export function* optionLeaks({ path, fields }: Container): Iterable<Leak & { readonly path: string }> {
  for (const field of ['command', 'args']) {
    const words = listOf(fields[field]).flatMap((line, i) =>
      (textOf(line) ?? '').split(/\s+/).map(word => ({ word: word.replaceAll(/["']/g, ''), i })),
    );
    for (const [at, { word, i }] of words.entries()) {
      const [, name, given] = option.exec(word) ?? [];
      if (name === undefined || !isSecretName(name)) continue;
      const next = given === undefined ? words[at + 1] : { word: given, i };
      if (!next || next.word.startsWith('-') || !canBeSecret(next.word) || isPlaceholder(next.word)) continue;
      const what = `a value for the option "${name}"`;
      yield { what, value: next.word, certain: true, path: `${path}.${field}[${next.i}]` };
    }
  }
}
