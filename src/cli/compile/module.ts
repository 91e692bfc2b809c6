import { pathToFileURL } from 'node:url';
import { thrownAt } from '../../intent/source.js';
import { ProblemError, problem } from '../../problem.js';

/**
 * What a compiled module of a project exports.
 * @param name what the user calls it: the path of its source
 * @throws ProblemError with the place in the project at which it fails
 */
export async function moduleAt(path: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError([failure(error, name)], { cause: error });
  }
}

function failure(error: unknown, name: string) {
  const message = error instanceof Error ? error.message : String(error);
  const missing = /^Cannot find (?:package|module) '([^']+)'/.exec(message)?.[0];
  return problem('fleet', `"${name}", or what it imports, fails while it loads: ${missing ?? message}`, {
    hint: missing ? 'Install it in the project.' : 'Correct that module; --debug prints the stack trace.',
    source: thrownAt(error) ?? name,
  });
}
