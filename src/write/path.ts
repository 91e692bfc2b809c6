/** The folder of a path: `production/codeai` for `production/codeai/service-api.yaml`, and the empty text at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `api` for `production/api`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `child` in `folder`, where the empty text is the output directory itself. */
export function inFolder(folder: string, child: string): string {
  return folder === '' ? child : `${folder}/${child}`;
}

/** The folders above a path, the nearest first, the output directory left out. */
export function* foldersAbove(path: string): Generator<string> {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) yield folder;
}

/** Finds the innermost of some folders that a file is in; the empty text when it is in none of them. */
export function innermostOf(folders: Iterable<string>): (path: string) => string {
  const known = new Set(folders);
  return path => {
    for (const folder of foldersAbove(path)) if (known.has(folder)) return folder;
    return '';
  };
}

/** Whether a path names something below the folder it is relative to, on every system and in one way only. */
export function isInside(path: string): boolean {
  return !/[\p{Cc}\\]/u.test(path) && !/(^|\/)\.{0,2}(\/|$)/.test(path);
}

/** Whether a name is hidden, as `.git` is. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Order by code unit, the same everywhere. */
export function sorted(paths: Iterable<string>): string[] {
  return [...paths].sort();
}
