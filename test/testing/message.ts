import { ExpectationError } from '../../src/testing/index.js';

/** The message that an assertion fails with; the empty text where it holds. */
export function messageOf(assertion: () => void): string {
  try {
    assertion();
    return '';
  } catch (error) {
    if (error instanceof ExpectationError) return error.message;
    throw error;
  }
}
