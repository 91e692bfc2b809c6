/** An error of the file system or another part of the operating system, as Node throws it. */
export interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  /** Where a file was to be moved. */
  readonly dest?: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
}

/** Runs `work` and lets it fail in the given ways, or in any that the system can when none is given. */
export function ifPossible(work: () => void, ...codes: readonly string[]): void {
  try {
    work();
  } catch (error) {
    if (!isSystemError(error) || (codes.length > 0 && !codes.includes(error.code))) throw error;
  }
}
