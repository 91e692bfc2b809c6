import type { Config } from '../../config/config.js';
import type { Call } from '../../intent/call.js';
import { SecretRef } from '../../intent/secret.js';
import { type Problem, problem } from '../../problem.js';

/** Protocols of stores, whose address and credentials a program has to learn. */
const storeProtocols: readonly string[] = ['postgres', 'redis', 's3'];

/**
 * Warns of stores that are called and of which nothing reaches the program.
 * @param said what else of the component reaches it: arguments, files, raw fields of its container
 */
export function storeFactProblems(
  calls: readonly Call[],
  config: Config | undefined,
  said: readonly unknown[],
): readonly Problem[] {
  const isTold = ({ to: { protocol, facts } }: Call) =>
    (config !== undefined && Object.hasOwn(config.program.bindings, protocol)) ||
    mentions([config?.stated, ...said], hostOf(facts), secretsOf(facts));
  return calls
    .filter(call => storeProtocols.includes(call.to.protocol) && !isTold(call))
    .map(({ to }) => {
      const message = `it calls the ${to.protocol} store at ${hostOf(to.facts)}, and nothing of it reaches a variable or a file.`;
      const hint = `Give it "config", with a catalogue that has .bind("${to.protocol}", { DB_HOST: store => store.host, … }).`;
      return { ...problem('store-facts-unused', message, { hint }), severity: 'warning' as const };
    });
}

type Facts = Readonly<Record<string, unknown>>;

const hostOf = (facts: Facts): string => String(facts['host'] ?? 'its address');

const secretsOf = (facts: Facts): readonly SecretRef[] =>
  Object.values(facts).filter(fact => fact instanceof SecretRef);

/** Whether the host or a secret of a store is somewhere in a value. */
function mentions(value: unknown, host: string, secrets: readonly SecretRef[]): boolean {
  if (typeof value === 'string') return value.includes(host);
  if (value instanceof SecretRef) return secrets.some(secret => secret.path === value.path);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some(each => mentions(each, host, secrets))
  );
}
