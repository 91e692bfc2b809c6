import { readFileSync, statSync } from 'node:fs';
import { download, readYamlWith } from '../cdk8s/internals.js';
import { type Problem, ProblemError, problem } from '../problem.js';
import { Unreadable } from './document.js';
import { decode } from './files.js';
import { parseStream } from './parse.js';
import { unreadableIn } from './problems.js';

/*
 * What an `Include` or a `Helm` brings is read as the cluster reads it, like all manifests: cdk8s itself reads YAML 1.1,
 * where `1:30` is a number, and makes half an object of a document with a fault.
 */
readYamlWith(includedDocuments);

/** @throws ProblemError with everything that cannot be read, by line */
function includedDocuments(pathOrUrl: string): readonly unknown[] {
  const text = decode(bytesOf(pathOrUrl));
  if (text === undefined) throw new ProblemError([unreadable(pathOrUrl, 'not UTF-8 text')]);
  const documents = [...parseStream(text)];
  const problems = unreadableIn(pathOrUrl, text, documents);
  if (problems.length > 0) throw new ProblemError(problems);
  return documents.flatMap(document => (document instanceof Unreadable ? [] : [document.value]));
}

function bytesOf(pathOrUrl: string): Uint8Array {
  if (statSync(pathOrUrl, { throwIfNoEntry: false })?.isFile()) return readFileSync(pathOrUrl);
  if (!/^https?:/.test(pathOrUrl)) throw new ProblemError([unreadable(pathOrUrl, 'no such file')]);
  try {
    return download(pathOrUrl);
  } catch (error) {
    throw new ProblemError([unreadable(pathOrUrl, `cannot be downloaded: ${reasonOf(error)}`)]);
  }
}

/** The program says it in the last `Error:` line of what it prints. */
const reasonOf = (error: unknown): string =>
  /\nError: (.*)/.exec(`\n${(error as { stderr?: Buffer }).stderr}`)?.[1] ?? 'no answer';

const unreadable = (pathOrUrl: string, message: string): Problem =>
  problem('unreadable-file', `${pathOrUrl}: ${message}`, { hint: 'Include a file with manifests.', file: pathOrUrl });
