/**
 * Whether a path matches a pattern: `*` and `?` within a folder, `**` as a whole segment over folders. A pattern without
 * a slash matches a file or folder of that name anywhere; one for a folder matches everything in it. The time grows with
 * the length of the pattern times that of the path, whatever the pattern is.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const wanted = pattern.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  if (wanted.length === 1) wanted.unshift(anyFolders);
  if (wanted.at(-1) === anyFolders) wanted.push('*');
  const segments = [...wanted, anyFolders].map(segment => (segment === anyFolders ? segment : [...segment]));
  return path => {
    const names = path.replaceAll('\\', '/').replace(/^\.\//, '').split('/');
    return matches(segments, anyFolders, names, (segment, name) =>
      matches(segment as readonly string[], '*', [...name], (char, other) => char === '?' || char === other),
    );
  };
}

const anyFolders = '**';

/** Whether parts match a pattern in which a star is any number of parts; only the last star met is tried again. */
function matches<Pattern, Part>(
  pattern: readonly Pattern[],
  star: Pattern,
  parts: readonly Part[],
  matchesOne: (wanted: Pattern, part: Part) => boolean,
): boolean {
  let [at, next] = [0, 0];
  let retry: { readonly at: number; next: number } | undefined;
  while (next < parts.length) {
    if (at < pattern.length && pattern[at] === star) {
      at += 1;
      retry = { at, next };
    } else if (at < pattern.length && matchesOne(pattern[at] as Pattern, parts[next] as Part)) {
      at += 1;
      next += 1;
    } else if (retry) {
      retry.next += 1;
      [at, next] = [retry.at, retry.next];
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(wanted => wanted === star);
}
