import { type Blocks, trimmed } from './blocks.js';
import type { Token } from './tokens.js';

const builtin = new Set(
  'and call html index slice js len not or print printf println urlquery eq ge gt le lt ne'.split(' '),
);
const constants = new Set(['true', 'false', 'nil']);

/** What is wrong with the pipeline of an action; the variables that it declares are known from there on. */
export function pipelineFault(all: readonly Token[], blocks: Blocks): string | undefined {
  if (all.length === 0) return undefined;
  const declared = declarationIn(all);
  const tokens = declared ? trimmed(all.slice(declared.end)) : all;
  const fault = commandsFault(tokens, blocks);
  if (fault) return fault;
  for (const name of declared?.names ?? []) {
    if (declared?.isNew) blocks.variables.add(name);
    else if (!blocks.variables.has(name)) return `undefined variable "${name}"`;
  }
  blocks.enter();
  return undefined;
}

interface Declaration {
  readonly names: readonly string[];
  readonly isNew: boolean;
  /** Where the value begins. */
  readonly end: number;
}

/** `$a :=`, `$a =`, `$i, $a :=` */
function declarationIn(tokens: readonly Token[]): Declaration | undefined {
  const mark = tokens.findIndex(({ kind, text }) => kind === 'mark' && (text === ':=' || text === '='));
  const before = tokens.slice(0, Math.max(mark, 0)).filter(({ kind, text }) => kind !== 'space' && text !== ',');
  if (mark < 0 || before.length === 0 || before.some(({ kind }) => kind !== 'variable')) return undefined;
  return { names: before.map(({ text }) => text), isNew: tokens[mark]?.text === ':=', end: mark + 1 };
}

function commandsFault(tokens: readonly Token[], blocks: Blocks): string | undefined {
  let depth = 0;
  let isEmpty = true;
  for (const [i, token] of tokens.entries()) {
    const { kind, text } = token;
    if (kind === 'space') continue;
    if (text === '(' && kind === 'mark') {
      depth++;
      isEmpty = true;
      continue;
    }
    if (kind === 'mark' && (text === ')' || text === '|')) {
      if (isEmpty) return 'missing value for command';
      if (text === ')' && --depth < 0) return 'unexpected ")"';
      isEmpty = text === '|';
      continue;
    }
    const fault = operandFault(token, { blocks, before: tokens[i - 1] });
    if (fault) return fault;
    isEmpty = false;
  }
  if (depth > 0) return 'a parenthesis has no end';
  return isEmpty ? 'missing value for command' : undefined;
}

interface Place {
  readonly blocks: Blocks;
  readonly before: Token | undefined;
}

function operandFault({ kind, text }: Token, { blocks, before }: Place): string | undefined {
  const isJoined = before !== undefined && before.kind !== 'space' && before.text !== '(' && before.text !== '|';
  switch (kind) {
    case 'variable':
      return blocks.variables.has(text) ? undefined : `undefined variable "${text}"`;
    case 'word':
      if (isJoined) return `unexpected "${text}"`;
      return constants.has(text) || builtin.has(text) || blocks.functions.has(text)
        ? undefined
        : `function "${text}" not defined`;
    case 'field':
      if (isJoined || text === '.' || !blocks.isRoot) return undefined;
      return blocks.fields.has(text.slice(1)) ? undefined : `no field "${text}"`;
    case 'mark':
      return `unexpected "${text}"`;
    default:
      return undefined;
  }
}
