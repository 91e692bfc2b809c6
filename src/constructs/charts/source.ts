import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Problem, problem } from '../../problem.js';
import { projectAround } from '../../project-folder.js';
import { mostBytes, mostFiles, unpacked } from './tar.js';

/** A chart as it was read: its files by their path below its folder, those of packed charts inside it unpacked. */
export interface ChartSource {
  /** As it was named. */
  readonly path: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly digest: string;
}

/** Reads a chart and holds it against its digest. @returns what is wrong where there is no chart to go by */
export function chartSource({
  archive,
  folder,
  digest,
}: {
  readonly archive?: string;
  readonly folder?: string;
  readonly digest: string;
}): ChartSource | readonly Problem[] {
  const path = archive ?? folder ?? '';
  if ((archive === undefined) === (folder === undefined))
    return [refused('a chart has an archive or a folder, and one of them.', 'Give archive: "charts/web-1.2.3.tgz".')];
  try {
    const found = read(resolve(projectAround(process.cwd()) ?? process.cwd(), path), archive !== undefined);
    if (!found.files.has('Chart.yaml')) throw new Error('it has no Chart.yaml');
    const source = { path, digest: found.digest, files: withParts(found.files) };
    return digest === source.digest ? source : [digestProblem(path, digest, source.digest)];
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'it is not there' : message;
    return [
      refused(
        `the chart "${path}": ${reason}.`,
        'Name what `helm package` or `helm pull` has written, from the folder of package.json.',
      ),
    ];
  }
}

function read(
  path: string,
  isArchive: boolean,
): { readonly files: ReadonlyMap<string, Buffer>; readonly digest: string } {
  if (isArchive) {
    const { size } = statSync(path);
    if (size > mostBytes) throw new Error(`it has ${size} bytes, and ${mostBytes} are read`);
    const bytes = readFileSync(path);
    return { files: unpacked(bytes), digest: sha256(bytes) };
  }
  const files = new Map<string, Buffer>();
  let bytes = 0;
  for (const name of namesBelow(path)) {
    const content = readFileSync(join(path, name));
    bytes += content.length;
    files.set(name, content);
    if (bytes > mostBytes || files.size > mostFiles)
      throw new Error(`it is larger than a chart: ${mostBytes} bytes and ${mostFiles} files are read`);
  }
  const lines = [...files].map(([name, content]) => `${sha256(content)}  ${name}\n`);
  return { files, digest: sha256(Buffer.from(lines.join(''))) };
}

/** By code unit; links are not followed. */
function namesBelow(folder: string, prefix = ''): readonly string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap(entry => {
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) return namesBelow(folder, `${name}/`);
      return entry.isFile() ? [name] : [];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Charts inside a chart may be packed; unpacked, they are the same to helm. */
function withParts(files: ReadonlyMap<string, Buffer>, depth = 0): ReadonlyMap<string, Buffer> {
  if (depth > 5) throw new Error('charts are packed inside charts more than five times');
  return new Map(
    [...files].flatMap(([name, content]): readonly (readonly [string, Buffer])[] => {
      if (!/^charts\/[^/]+\.tgz$/.test(name)) return [[name, content]];
      const folder = name.slice(0, -'.tgz'.length);
      return [...withParts(unpacked(content), depth + 1)].map(([path, part]) => [`${folder}/${path}`, part]);
    }),
  );
}

function digestProblem(path: string, pinned: string, actual: string): Problem {
  if (!/^sha256:[0-9a-f]{64}$/.test(pinned))
    return refused(
      `the digest of the chart "${path}" is ${JSON.stringify(pinned)}.`,
      `It must be "${actual}", once you have read it.`,
    );
  return refused(
    `the chart "${path}" has the digest ${actual}, and ${pinned} is pinned.`,
    'Somebody has changed it. Read the change, then write the new digest here.',
  );
}

const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const refused = (message: string, hint: string): Problem => problem('chart', message, { hint });
