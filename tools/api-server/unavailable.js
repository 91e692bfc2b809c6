/** The exit status of a judge that could not be had: `.ci/run` counts its step as skipped. */
export const skipped = 77;

/** Something that a judge needs and that this machine does not have: a reason to skip, not a fault of what is judged. */
export class Unavailable extends Error {}

/**
 * Runs a judge and sets the exit status: 0 it agrees, 1 it does not, 77 it could not be had. A signal ends it like an exit, so
 * that all it has started ends too.
 */
export async function exitWith(judge) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  try {
    process.exitCode = (await judge()) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    process.stdout.write(`skipped: ${error.message}\n`);
    process.exitCode = skipped;
  }
}
