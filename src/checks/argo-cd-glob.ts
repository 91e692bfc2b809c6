/**
 * Whether Argo CD's pattern stands for a text: `*` any part of it, up to a separator where there is one, `**` any part,
 * `?` one character, `{a,b}` either. Patterns with classes of characters are taken to stand for it.
 */
export function globMatches(pattern: string, text: string, separator = ''): boolean {
  if (pattern === '*' || pattern.includes('[')) return true;
  return alternativesOf(pattern).some(each => plainMatches(each, text, separator));
}

/** `a{b,c}d` as `abd` and `acd`: the first hundred. */
function alternativesOf(pattern: string): readonly string[] {
  let all = [''];
  for (const [part] of pattern.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    const choices = part.length > 1 && part.startsWith('{') ? part.slice(1, -1).split(',') : [part];
    all = all.flatMap(before => choices.map(choice => before + choice)).slice(0, 100);
  }
  return all;
}

/** Every end that the pattern can have in the text is kept at once, so that it takes no longer than pattern times text. */
function plainMatches(pattern: string, text: string, separator: string): boolean {
  let ends = new Set([0]);
  for (let i = 0; i < pattern.length; i++) {
    const isStar = pattern[i] === '*';
    const isDeep = isStar && pattern[i + 1] === '*';
    if (isDeep) i++;
    const next = new Set<number>();
    for (const end of ends) {
      if (!isStar) {
        const fits = pattern[i] === '?' ? end < text.length && text[end] !== separator : text[end] === pattern[i];
        if (fits) next.add(end + 1);
        continue;
      }
      for (let to = end; to <= text.length && !next.has(to); to++) {
        next.add(to);
        if (!isDeep && separator !== '' && text[to] === separator) break;
      }
    }
    ends = next;
  }
  return ends.has(text.length);
}
