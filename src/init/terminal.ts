import { createInterface } from 'node:readline/promises';
import type { Ask } from './settle.js';

/** Asks on the terminal, one question after another; undefined without a terminal. */
export function terminal(): Ask | undefined {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return async (question, otherwise) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await lines.question(`${question} [${otherwise}] `);
    } finally {
      lines.close();
    }
  };
}
