import { redactionOf } from '../checks/redact.js';
import { readManifests } from '../read/manifests.js';
import type { Replacement } from '../write/index.js';

const blot = '•••';

/** What of a replacement may be shown: no value of a Secret, whatever it is, and no secret anywhere else. */
export function withoutSecrets({ before, after }: Replacement): Replacement {
  const texts = [...before, ...after].map(([file, text]) => ({ file, text }));
  const redact = redactionOf(readManifests(texts.filter(({ file }) => file.endsWith('.yaml'))).graph);
  const shown = (files: ReadonlyMap<string, string>) =>
    new Map([...files].map(([path, text]) => [path, redact(withoutValues(text))]));
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
