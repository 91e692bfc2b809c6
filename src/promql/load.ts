import { createRequire } from 'node:module';
import type * as Types from '@prometheus-io/codemirror-promql/dist/cjs/parser/index.js';
import type * as Grammar from '@prometheus-io/lezer-promql';

/** The official grammar and type checker. */
interface Parsers {
  readonly grammar: typeof Grammar;
  readonly types: typeof Types;
}

let loaded: Parsers | undefined;

/** Loads them when first asked: a synth without rules pays nothing. */
export function promqlParsers(): Parsers {
  if (!loaded) {
    const load = createRequire(import.meta.url);
    loaded = {
      grammar: load('@prometheus-io/lezer-promql'),
      types: load('@prometheus-io/codemirror-promql/dist/cjs/parser/index.js'),
    };
  }
  return loaded;
}
