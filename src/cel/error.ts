/** The rule itself is wrong: it cannot be read, or names what there is not. */
export class CompileError extends Error {
  override readonly name = 'CompileError';
}

/** The rule cannot be evaluated on this value: no such key, overflow, division by zero … */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

/** Evaluation took more steps than one rule may. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

/** A call whose arguments have types for which the function or operator is not defined. */
export const noSuchOverload = (): EvaluationError => new EvaluationError('no such overload');
