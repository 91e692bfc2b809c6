/** The parts of an image's name, as written. */
export interface Image {
  /** With the registry: `registry.example.com/shop`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
}

/** `name:tag@digest` in its parts; the colon of a registry's port begins no tag. */
export function parseImage(text: string): Image {
  const [name, digest] = cut(text, text.indexOf('@'));
  const [repository, tag] = cut(name, name.indexOf(':', name.lastIndexOf('/') + 1));
  return { repository, tag, digest };
}

/** What of an image's name no container runtime takes, by the grammar of image references; nothing when it is one. */
export function imageFaults(text: string): readonly string[] {
  const { repository, tag, digest } = parseImage(text);
  return [...repositoryFaults(repository), ...tagFaults(tag), ...digestFaults(digest)];
}

/** What is wrong with what stands behind a repository: a tag, a digest beginning with `@`, or both. */
export function versionFaults(version: string): readonly string[] {
  const [tag, digest] = cut(version, version.indexOf('@'));
  return [...tagFaults(tag === '' && digest !== undefined ? undefined : tag), ...digestFaults(digest)];
}

const domainPart = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const domain = `(?:${domainPart}(?:[.]${domainPart})*|\\[[A-Fa-f0-9:]+\\])(?::[0-9]+)?`;
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const form = new RegExp(`^(?:${domain}/)?${component}(?:/${component})*$`);
/** What stands before the first slash is a path component as well, unless it cannot be one. */
const registry = /^(?:localhost|[^/]*[.:A-Z][^/]*)\//;
const longestPath = 255;
const imageId = /^[0-9a-f]{64}$/;

/** What is wrong with a repository: a registry with or without a port, and lower-case path components. */
export function repositoryFaults(repository: string): readonly string[] {
  if (repository === '') return ['it has no name'];
  if (imageId.test(repository)) return ["64 hexadecimal digits are an image's id, and no name"];
  if (!form.test(repository)) {
    const parts = 'lower-case letters and digits, with ".", "_", "__" or "-" only between them';
    return [`the name "${repository}" is not a registry and path components, each of ${parts}`];
  }
  const { length } = repository.replace(registry, '');
  return length > longestPath ? [`the name has ${length} characters, and at most ${longestPath} are allowed`] : [];
}

const tagForm = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const longestTag = 128;

function tagFaults(tag: string | undefined): readonly string[] {
  if (tag === undefined) return [];
  if (tag === '') return ['the tag is empty'];
  if (!tagForm.test(tag)) {
    return [`the tag "${tag}" is not letters, digits, "_", "." and "-", without "." or "-" at its start`];
  }
  const { length } = tag;
  return length > longestTag ? [`the tag has ${length} characters, and at most ${longestTag} are allowed`] : [];
}

/** How many hexadecimal digits each algorithm gives. */
const algorithms: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function digestFaults(digest: string | undefined): readonly string[] {
  if (digest === undefined) return [];
  const [algorithm, hex = ''] = cut(digest, digest.indexOf(':'));
  const length = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined;
  if (hex.length === length && /^[0-9a-f]+$/.test(hex)) return [];
  return [
    `the digest "${digest}" is not "sha256:" and 64 lower-case hexadecimal digits (or sha384 and 96, sha512 and 128)`,
  ];
}

/** What stands before and after one character; all of it and nothing without that character. */
const cut = (text: string, at: number): readonly [string, string | undefined] =>
  at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
