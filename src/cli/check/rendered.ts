import { spawnSync } from 'node:child_process';
import { problem } from '../../problem.js';
import type { SourceText } from '../../read/manifests.js';
import { renderCommand, type Unrendered } from '../../read/trees.js';

/** What the user's own helm or kubectl makes of a folder; where it fails, what it says. */
export function rendered(unrendered: Unrendered): SourceText {
  const [program, ...args] = renderCommand(unrendered);
  const { folder } = unrendered;
  const file = `${folder} (${program})`;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status === 0) return { file, text: stdout };
  const why = error ? `${program} cannot be run: ${error.message}` : (stderr.trim().split('\n').at(-1) ?? '');
  const fault = problem('not-rendered', `"${folder}" cannot be rendered: ${why}`, {
    hint: `Run it: ${[program, ...args].join(' ')}. Without --render the folder is skipped.`,
    file: folder,
  });
  return { file, text: '', fault };
}
