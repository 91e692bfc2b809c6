import { alternatives, didYouMean, type Problem, problem, UsageError } from '../problem.js';
import type { Check, CheckOptions } from './check.js';
import { checkIds, checkOf, checks } from './registry.js';

const id = 'check-option';
const form = '<check>.<option>=<value>';

/** The options that texts such as `minimum-replicas.pods=2` set. @throws UsageError with everything that is wrong */
export function parseOptions(texts: readonly string[]): CheckOptions {
  const options: Record<string, Record<string, unknown>> = {};
  const problems: Problem[] = [];
  for (const text of texts) {
    const [, check, option, value] = /^([^.=]+)\.([^=]+)=(.+)$/.exec(text) ?? [];
    if (check === undefined || option === undefined) {
      problems.push(problem(id, `"${text}" is not an option of a check.`, { hint: `Write it as ${form}.` }));
    } else
      options[checkIds.present(check)] = {
        ...options[checkIds.present(check)],
        [option]: /^\d+$/.test(value!) ? Number(value) : value,
      };
  }
  if (problems.length > 0) throw new UsageError(problems);
  return validOptions(options);
}

/** Options as they are given in a configuration file. @throws UsageError with everything that is wrong */
export function validOptions(given: Readonly<Record<string, Readonly<Record<string, unknown>>>>): CheckOptions {
  const problems = Object.entries(given).flatMap(([check, values]) =>
    Object.entries(values).flatMap(([option, value]) => faultsOf(check, option, value)),
  );
  if (problems.length > 0) throw new UsageError(problems);
  return Object.fromEntries(
    Object.entries(given).map(([check, values]) => [
      checkIds.present(check),
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, read(check, name, value)])),
    ]),
  ) as CheckOptions;
}

function faultsOf(check: string, option: string, value: unknown): readonly Problem[] {
  const configurable = checks.filter(({ options }) => options).map(each => each.id);
  const found = checkIds.find(check);
  if (!found) {
    const message = `no check is called "${check}".${didYouMean(check, configurable)}`;
    return [problem(id, message, { hint: `The checks with options are ${alternatives(configurable)}.` })];
  }
  const options = found.options ?? {};
  const spec = Object.hasOwn(options, option) ? options[option] : undefined;
  if (!spec) {
    const names = Object.keys(options);
    const message = `${check} has no option "${option}".${didYouMean(option, names)}`;
    const hint =
      names.length > 0
        ? `It has ${alternatives(names)}.`
        : `The checks with options are ${alternatives(configurable)}.`;
    return [problem(id, message, { hint })];
  }
  if ('example' in spec) {
    if (textsIn(value)?.every(text => /^[^\s,]+$/.test(text))) return [];
    const message = `${check}.${option} is ${JSON.stringify(value)}; allowed are texts such as "${spec.example}"`;
    return [problem(id, message, { hint: `Write it as ${check}.${option}=${spec.example}, several with commas.` })];
  }
  if (Number.isSafeInteger(value) && (value as number) >= spec.minimum) return [];
  const message = `${check}.${option} is ${JSON.stringify(value)}; allowed are whole numbers from ${spec.minimum}`;
  return [problem(id, message, { hint: `Write it as ${check}.${option}=${spec.default}.` })];
}

/** What is set for checks that do not run would do nothing. @throws UsageError that names them */
export function refuseIdle(options: CheckOptions, selected: readonly Check[]): void {
  const idle = Object.keys(options).filter(check => !selected.some(each => each.id === check));
  if (idle.length === 0) return;
  throw new UsageError(
    idle.map(check => {
      const { profile } = checkOf(check);
      const way = profile === 'strict' ? '"--profile strict" or ' : '';
      return problem(id, `an option of ${check} is set, and the check does not run.`, {
        hint: `Run it with ${way}"--only ${check}", or remove the option.`,
      });
    }),
  );
}

/** A number as it is, and the texts of a list. */
function read(check: string, name: string, value: unknown): unknown {
  const spec = checkIds.find(check)?.options?.[name];
  return spec && 'example' in spec ? textsIn(value) : value;
}

function textsIn(value: unknown): readonly string[] | undefined {
  const texts = typeof value === 'string' ? value.split(',') : value;
  return Array.isArray(texts) && texts.every(text => typeof text === 'string') ? texts : undefined;
}
