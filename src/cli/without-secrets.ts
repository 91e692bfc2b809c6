import { redactionOf } from '../checks/redact.js';
import { HiddenValues } from '../leaks/hidden-values.js';
import { withoutLeaks } from '../leaks/scan.js';
import { isSecretLine } from '../leaks/secret-name.js';
import { readManifests } from '../read/manifests.js';
import type { Replacement } from '../write/index.js';

const blot = '•••';

/**
 * What of a replacement may be shown: no value of a Secret, whatever it is, and no secret anywhere else; of a file that
 * cannot be read as manifests neither, since it is looked through as text.
 */
export function withoutSecrets({ before, after }: Replacement): Replacement {
  const texts = [...before, ...after].map(([file, text]) => ({ file, text }));
  const { text: hide, ordinary } = redactionOf(readManifests(texts.filter(({ file }) => file.endsWith('.yaml'))).graph);
  const words = new HiddenValues(ordinary);
  const shownText = (text: string) =>
    words.hide(
      hide(withoutLeaks(withoutValues(text), blot), () => true),
      isSecretLine,
    );
  const shown = (files: ReadonlyMap<string, string>) =>
    new Map([...files].map(([path, text]) => [path, shownText(text)]));
  return { before: shown(before), after: shown(after) };
}
/** By its lines, since what stands there may be no YAML at all. */
function withoutValues(text: string): string {
  if (!/^kind:\s*["']?Secret\b/m.test(text)) return text;
  let keyIndent: number | undefined;
  let inData = false;
  const lines = text.split('\n').map(line => {
    const indent = line.search(/\S/);
    if (indent === 0) {
      inData = /^["']?(?:data|stringData)["']?\s*:/.test(line);
      keyIndent = undefined;
      return inData ? line.replace(/:.*\S.*/, `: ${blot}`) : line;
    }
    if (!inData || indent < 0) return line;
    keyIndent ??= indent;
    const key = indent === keyIndent ? /^\s*(?:"[^"]*"|'[^']*'|[^\s:]+):/.exec(line) : null;
    return key ? `${key[0]} ${blot}` : `${' '.repeat(indent)}${blot}`;
  });
  return lines.join('\n');
}
