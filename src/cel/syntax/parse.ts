import { CompileError } from '../error.js';
import { call, type Expression } from './expression.js';
import { primary } from './primary.js';
import { Tokens } from './tokens.js';

/** @throws CompileError for text that is not an expression */
export function parse(source: string): Expression {
  const tokens = new Tokens(source);
  const read = expression(tokens);
  if (tokens.next.kind !== 'end') throw tokens.unexpected('the end');
  return read;
}

/** `condition ? then : otherwise`, the loosest. */
function expression(tokens: Tokens): Expression {
  return tokens.nested(() => {
    const condition = binary(tokens, 0);
    if (!tokens.takes('?')) return condition;
    const then = binary(tokens, 0);
    tokens.expect(':');
    return call('_?_:_', condition, then, expression(tokens));
  });
}

/** From the loosest to the tightest. */
const levels = [['||'], ['&&'], ['<', '<=', '>=', '>', '==', '!=', 'in'], ['+', '-'], ['*', '/', '%']];

/** Longer chains of one level would exhaust the stack when they are evaluated. */
const longest = 1000;

function binary(tokens: Tokens, level: number): Expression {
  const operators = levels[level];
  if (!operators) return unary(tokens);
  let left = binary(tokens, level + 1);
  for (let length = 0; ; length += 1) {
    const operator = tokens.takes(...operators);
    if (operator === undefined) return left;
    if (length > longest) throw new CompileError(`more than ${longest} operators in a row`);
    left = call(`_${operator}_`, left, binary(tokens, level + 1));
  }
}

function unary(tokens: Tokens): Expression {
  const operator = tokens.takes('!', '-');
  if (operator === undefined) return member(tokens);
  let count = 1;
  while (tokens.next.text === operator && tokens.next.kind === 'symbol') {
    tokens.take();
    count += 1;
  }
  const isNumber = operator === '-' && (tokens.next.kind === 'int' || tokens.next.kind === 'double');
  const operand = isNumber ? member(tokens, '-') : member(tokens);
  const odd = (isNumber ? count - 1 : count) % 2 === 1;
  return odd ? call(`${operator}_`, operand) : operand;
}

function member(tokens: Tokens, sign: '' | '-' = ''): Expression {
  let operand: Expression = primary(tokens, sign, expression);
  for (let length = 0; ; length += 1) {
    if (length > longest) throw new CompileError(`more than ${longest} selections in a row`);
    if (tokens.takes('.')) operand = selection(tokens, operand);
    else if (tokens.takes('[')) operand = index(tokens, operand);
    else return operand;
  }
}

function selection(tokens: Tokens, operand: Expression): Expression {
  const optional = tokens.takes('?') !== undefined;
  const name = tokens.takeName();
  if (optional || !tokens.takes('(')) return { kind: 'select', operand, field: name, optional };
  const args: Expression[] = [];
  while (!tokens.takes(')')) {
    if (args.length > 0) tokens.expect(',');
    args.push(expression(tokens));
  }
  return { kind: 'call', name, target: operand, args };
}

function index(tokens: Tokens, operand: Expression): Expression {
  const name = tokens.takes('?') ? '_[?_]' : '_[_]';
  const key = expression(tokens);
  tokens.expect(']');
  return call(name, operand, key);
}
