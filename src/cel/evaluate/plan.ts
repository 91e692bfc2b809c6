import { CompileError, LimitError } from '../error.js';
import type { Expression } from '../syntax/expression.js';
import type { Type } from '../types/type.js';
import type { Value } from '../values/value.js';

/** An expression made ready: of what type it is, and how to compute it. */
export interface Plan {
  readonly type: Type;
  /** @throws EvaluationError, LimitError */
  readonly run: (frame: Frame) => Value;
  /** It was written as a literal. */
  readonly literal?: Value;
}

/** What changes while an expression runs. */
export interface Frame {
  /** The variables' values, by their places. */
  readonly slots: Value[];
  readonly budget: Budget;
}

/** The steps that may still be taken; those of a part are also steps of the whole. */
export class Budget {
  constructor(
    private left: number,
    private readonly whole?: Budget,
  ) {}

  /** @throws LimitError */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new LimitError('it takes more steps than a rule may');
    this.whole?.spend(steps);
  }
}

interface Variable {
  readonly slot: number;
  readonly type: Type;
}

/** What names mean where an expression stands. */
export class Scope {
  constructor(
    private readonly planner: (expression: Expression, scope: Scope) => Plan,
    private readonly variables: ReadonlyMap<string, Variable> = new Map(),
    private readonly size = 0,
    /** Values of different types may stand side by side: only in what `format` takes. */
    readonly isMixed = false,
  ) {}

  /** @throws CompileError */
  plan(expression: Expression): Plan {
    return this.planner(expression, this);
  }

  find(name: string): Variable | undefined {
    return this.variables.get(name);
  }

  /** With one more variable, at the place `slot`. @throws CompileError for an invalid name */
  with(name: Expression, type: Type): { readonly scope: Scope; readonly slot: number } {
    if (name.kind !== 'name') throw new CompileError('a variable of a macro must be a simple name');
    const variables = new Map(this.variables).set(name.name, { slot: this.size, type });
    return { scope: new Scope(this.planner, variables, this.size + 1, this.isMixed), slot: this.size };
  }

  /** The same where values of different types may stand side by side. */
  mixed(): Scope {
    return new Scope(this.planner, this.variables, this.size, true);
  }
}
