import type { Tree } from '@lezer/common';
import type { Fault } from './findings.js';

/** Expressions that nest deeper are not read: the official type checker takes cubic time, and a tree is built recursively. */
const deepest = 250;

/** Longer ones are not read either: the official parser takes long to recover in what it cannot read. */
const longest = 150_000;

interface Parser {
  parse(text: string): Tree;
}

/** The tree of an expression, or why it is not read. */
export function readTree(parser: Parser, expr: string): Tree | Fault {
  if (expr.length > longest) return unread(`it is longer than ${longest} characters`, expr);
  const tree = parsed(parser, expr);
  return tree && !isDeep(tree) ? tree : unread(`it nests deeper than ${deepest} levels`, expr);
}

const unread = (why: string, expr: string): Fault => ({
  message: `${why} and is not checked`,
  unread: true,
  from: 0,
  to: expr.length,
});

/** Undefined where the tree is so deep that it overflows the stack, which has room for many times the depth allowed. */
function parsed(parser: Parser, expr: string): Tree | undefined {
  try {
    return parser.parse(expr);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isDeep(tree: Tree): boolean {
  let depth = 0;
  let most = 0;
  tree.iterate({
    enter: () => {
      most = Math.max(most, ++depth);
    },
    leave: () => {
      depth--;
    },
  });
  return most > deepest;
}
