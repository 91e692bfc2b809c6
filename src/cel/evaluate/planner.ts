import { CompileError } from '../error.js';
import { isFunction } from '../functions/library.js';
import { type Call, type Expression, qualifiedName } from '../syntax/expression.js';
import { plain } from '../types/type.js';
import { typeOf } from '../values/type-of.js';
import { TypeName } from '../values/value.js';
import { planList, planMap } from './aggregates.js';
import { planBinding } from './bindings.js';
import { planCall } from './calls.js';
import { planComprehension } from './comprehensions.js';
import { planConditional, planLogic } from './logic.js';
import { type Plan, Scope } from './plan.js';
import { planHas, planOptionalIndex, planSelect } from './selections.js';

/** The scope in which nothing has a name yet. */
export const rootScope = new Scope(planned);

function planned(expression: Expression, scope: Scope): Plan {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return { type: plain(typeOf(value)), run: () => value, literal: value };
    }
    case 'name':
      return planName(expression.name, scope);
    case 'select':
      return (
        planType(expression, scope) ?? planSelect(scope.plan(expression.operand), expression.field, expression.optional)
      );
    case 'call':
      return planInvocation(expression, scope);
    case 'list':
      return planList(expression.items, scope);
    case 'map':
      return planMap(expression.entries, scope);
  }
}

/** Names of types are values as well: `type(x) == string`. */
const types = new Map(
  ['bool', 'int', 'uint', 'double', 'string', 'bytes', 'list', 'map', 'null_type', 'type', 'optional_type']
    .concat(['google.protobuf.Timestamp', 'google.protobuf.Duration', 'net.IP', 'net.CIDR'])
    .concat(['kubernetes.URL', 'kubernetes.Quantity', 'kubernetes.Semver', 'kubernetes.NamedFormat'])
    .map(name => [name, new TypeName(name)]),
);

function planName(name: string, scope: Scope): Plan {
  const variable = scope.find(name);
  if (variable) return { type: variable.type, run: ({ slots }) => slots[variable.slot]! };
  const type = types.get(name);
  if (!type) throw new CompileError(`undeclared reference to ${name}`);
  return { type: plain('type'), run: () => type };
}

function planType(expression: Expression, scope: Scope): Plan | undefined {
  const name = qualifiedName(expression);
  const type = name === undefined || scope.find(name.split('.')[0]!) ? undefined : types.get(name);
  return type && { type: plain('type'), run: () => type };
}

function planInvocation(call: Call, scope: Scope): Plan {
  const { name, target, args } = call;
  const special = planComprehension(call, scope) ?? planBinding(call, scope) ?? planOperator(call, scope);
  if (special) return special;
  const prefix = target && qualifiedName(target);
  const qualified = `${prefix}.${name}`;
  if (prefix !== undefined && isFunction(qualified))
    return planCall(
      qualified,
      false,
      args.map(arg => scope.plan(arg)),
    );
  if (!target)
    return planCall(
      name,
      false,
      args.map(arg => scope.plan(arg)),
    );
  const receiver = scope.plan(target);
  return planCall(name, true, [
    receiver,
    ...args.map(arg => (name === 'format' ? scope.mixed().plan(arg) : scope.plan(arg))),
  ]);
}

/** Operators and macros that do not simply compute all their arguments; undefined for other calls. */
function planOperator({ name, target, args }: Call, scope: Scope): Plan | undefined {
  if (target) return undefined;
  const plan = (index: number) => scope.plan(args[index]!);
  switch (name) {
    case '_&&_':
    case '_||_':
      return planLogic(name, plan(0), plan(1));
    case '_in_': {
      const [value, list] = [plan(0), plan(1)];
      const isEmpty = args[1]?.kind === 'list' && args[1].items.length === 0;
      return isEmpty ? { type: plain('bool'), run: () => false } : planCall(name, false, [value, list]);
    }
    case '_?_:_':
      return planConditional(plan(0), plan(1), plan(2));
    case '_[?_]':
      return planOptionalIndex(plan(0), plan(1));
    case '_[_]': {
      const [operand, key] = [plan(0), plan(1)];
      return operand.type.kind === 'optional' ? planOptionalIndex(operand, key) : planCall(name, false, [operand, key]);
    }
    case 'has': {
      const [selection] = args;
      if (args.length !== 1 || selection?.kind !== 'select' || selection.optional)
        throw new CompileError('has() takes a selection: has(a.b)');
      return planHas(scope.plan(selection.operand), selection.field);
    }
    default:
      return undefined;
  }
}
